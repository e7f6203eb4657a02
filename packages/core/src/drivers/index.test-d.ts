import { expectTypeOf } from 'vitest'
import type { Estimate, Part } from '../index.ts'
import type {
  AskedOf,
  Composite,
  CrossProducts,
  Drivers,
  Reason,
  ReasonLift,
  Regression,
  Spread,
} from './index.ts'
import { composite, crossProducts, drivers, loyalty, reasonLifts, regression } from './index.ts'

expectTypeOf(crossProducts).returns.toEqualTypeOf<CrossProducts>()
expectTypeOf<CrossProducts>().toEqualTypeOf<readonly (readonly number[])[]>()

// Where nobody differs there is nothing to explain, and a driver may be left out.
expectTypeOf(drivers).returns.toEqualTypeOf<Drivers>()
expectTypeOf<Drivers>().toEqualTypeOf<{
  readonly n: number
  readonly r2: number | null
  readonly method: 'lmg' | 'johnson'
  readonly importance: readonly Estimate[]
}>()
expectTypeOf(regression).returns.toEqualTypeOf<Regression>()
expectTypeOf<Regression>().toEqualTypeOf<{
  readonly n: number
  readonly r2: number | null
  readonly coefficients: readonly (number | null)[]
  readonly errors: readonly (number | null)[]
}>()

// A reason may have no lift, and whoever shows one must look.
expectTypeOf(reasonLifts).parameter(0).toEqualTypeOf<readonly Reason[]>()
expectTypeOf(reasonLifts).parameter(1).toEqualTypeOf<AskedOf>()
expectTypeOf(reasonLifts).returns.toEqualTypeOf<readonly ReasonLift[]>()
expectTypeOf<AskedOf>().toEqualTypeOf<'everyone' | 'low-scores'>()
expectTypeOf<Reason>().toEqualTypeOf<{
  readonly id: string
  readonly named: Part
  readonly unnamed: Part
}>()
type Lift = Extract<ReasonLift, { readonly says: 'lift' }>
expectTypeOf<Lift['lift']>().toEqualTypeOf<Estimate>()
expectTypeOf<Lift['impact']>().toEqualTypeOf<number>()
expectTypeOf<Lift['q']>().toEqualTypeOf<number | null>()
type Mentions = Exclude<ReasonLift, Lift>
expectTypeOf<Mentions['because']>().toEqualTypeOf<'asked-of-low-scores' | 'too-few'>()
expectTypeOf<ReasonLift['mentions']>().toEqualTypeOf<Estimate>()

expectTypeOf(composite).returns.toEqualTypeOf<Composite>()
expectTypeOf(loyalty).returns.toEqualTypeOf<Composite>()
expectTypeOf<Composite>().toEqualTypeOf<{
  readonly composite: Spread
  readonly items: readonly Spread[]
  readonly alpha: number | null
  readonly standardAlpha: number | null
}>()
expectTypeOf<Omit<Spread, keyof Estimate>>().toEqualTypeOf<{ readonly deviation: number | null }>()

// What must not compile; an expectation that is met by no error is an error itself.

declare const reason: ReasonLift
// @ts-expect-error it is not known yet what it says
export const lift: Estimate = reason.lift

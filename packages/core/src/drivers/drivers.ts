import { zeros } from '../histogram/histogram.ts'
import { sum } from '../histogram/sum.ts'
import { critical } from '../quantile/tail.ts'
import { assertLevel, known, LEVEL, type Estimate } from '../score/estimate.ts'
import { mergeCrossProducts, withoutCrossProducts, type CrossProducts } from './cross-products.ts'
import { lmg } from './lmg.ts'
import { regression } from './regression.ts'
import { relativeWeights } from './relative-weights.ts'

/** What goes with an outcome, and how much of it each driver accounts for. */
export interface Drivers {
  /** How many people it rests on. */
  readonly n: number
  /** The share of the outcome's variance that the drivers explain together, 0 to 1. */
  readonly r2: number | null
  /** How R² was divided: LMG to 12 drivers, Johnson's relative weights above. */
  readonly method: 'lmg' | 'johnson'
  /** One a driver: its share of R², 0 to 1, with the interval of the jackknife over days. */
  readonly importance: readonly Estimate[]
}

/** To this many drivers all orders of entering are tried. */
const MOST_LMG = 12

/**
 * Which drivers go with an outcome, from one cross-product matrix a day. It says "associated with",
 * never "causes". How sure it is comes from leaving out each day in turn (delete-a-group jackknife,
 * Student's t with days − 1), so days that differ widen it.
 * @param days cross-products of (outcome, drivers…) of whole values, one matrix a day; their
 * order does not matter, and days without people count for nothing
 * @returns every value `null` below two people, or when the outcome does not vary; no interval
 * with one day, when the rest of the days say nothing, or when every rest says the same
 * @throws RangeError for no day, matrices of different sizes, entries that are not whole, no
 * driver, or a level outside (0, 1)
 * @example drivers([crossProducts(2, [[1, 0], [2, 1], [2, 2], [4, 3]])]).r2 // 0.8526315789473686
 */
export function drivers(days: readonly CrossProducts[], level: number = LEVEL): Drivers {
  assertLevel(level)
  if (days.length === 0) throw new RangeError('at least one day of cross-products is needed')
  const all = days.reduce(mergeCrossProducts)
  const count = all.length - 2
  const divide = count > MOST_LMG ? relativeWeights : lmg
  const shares = divide(all)
  const { n, r2 } = regression(all)
  const filled = days.filter((day) => day[0]![0]! > 0)
  const rests = filled.length < 2 ? [] : filled.map((day) => divide(withoutCrossProducts(all, day)))
  return {
    n,
    r2,
    method: divide === lmg ? 'lmg' : 'johnson',
    importance: zeros(count).map((_, driver) => {
      const value = shares?.[driver] ?? NaN
      const error = jackknife(rests.map((rest) => rest?.[driver] ?? NaN))
      const reach = error > 0 ? critical(level, rests.length - 1) * error : NaN
      return {
        value: known(value),
        low: known(Math.max(0, value - reach)),
        high: known(Math.max(value, Math.min(1, value + reach))),
        n,
        level,
      }
    }),
  }
}

/** The standard error from leaving out each group in turn; NaN where any rest says nothing. */
function jackknife(rests: readonly number[]): number {
  // In order, so that sums round alike whatever order the days came in.
  const values = rests.toSorted((left, right) => left - right)
  const centre = sum(values, (value) => value) / values.length
  const squares = sum(values, (value) => (value - centre) ** 2)
  return Math.sqrt((squares * (values.length - 1)) / values.length)
}

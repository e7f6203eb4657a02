import { expectTypeOf } from 'vitest'
import type {
  Change,
  ChangeKind,
  Channel,
  ContactField,
  DayAware,
  Ending,
  Estimate,
  Headline,
  Heterogeneity,
  Histogram,
  Kind,
  Layout,
  Lens,
  Metric,
  Moments,
  PairedMeans,
  PairedShares,
  Pairs,
  Part,
  Position,
  Ranking,
  RateAndMix,
  RatedKind,
  Scale,
  Scheme,
  Scored,
  Scorecard,
  Shrunk,
  Sides,
  Stage,
  Stratum,
  SurveyMean,
  Symmetric,
  TTested,
  Tally,
  Tested,
  Twice,
  VisitEvent,
  Weighted,
} from './index.ts'
import {
  CHANGE_KINDS,
  CHANNELS,
  CONTACT_FIELDS,
  ENDINGS,
  LAYOUTS,
  LENSES,
  POSITIONS,
  RATED_KINDS,
  SCHEMES,
  STAGES,
  VISIT_EVENTS,
  addToTally,
  dayAwareShare,
  difference,
  heterogeneity,
  moments,
  netChange,
  netWald,
  pairedGap,
  pairedMeans,
  pairedShares,
  rateAndMix,
  scaleOf,
  scorecard,
  share,
  shareChange,
  shrink,
  waldDifference,
  weightedMean,
  weightedTogether,
  welch,
} from './index.ts'

// The words.
expectTypeOf(CHANNELS).items.toEqualTypeOf<Channel>()
expectTypeOf(STAGES).items.toEqualTypeOf<Stage>()
expectTypeOf(LENSES).items.toEqualTypeOf<Lens>()
expectTypeOf(ENDINGS).items.toEqualTypeOf<Ending>()
expectTypeOf(VISIT_EVENTS).items.toEqualTypeOf<VisitEvent>()
expectTypeOf(CONTACT_FIELDS).items.toEqualTypeOf<ContactField>()
expectTypeOf(LAYOUTS).items.toEqualTypeOf<Layout>()
expectTypeOf(POSITIONS).items.toEqualTypeOf<Position>()
expectTypeOf(SCHEMES).items.toEqualTypeOf<Scheme>()
expectTypeOf(CHANGE_KINDS).items.toEqualTypeOf<ChangeKind>()
expectTypeOf(RATED_KINDS).items.toEqualTypeOf<RatedKind>()
expectTypeOf<Lens>().toEqualTypeOf<'service' | 'experience'>()
expectTypeOf<Exclude<Kind, RatedKind>>().toEqualTypeOf<'choice' | 'text' | 'contact'>()
expectTypeOf<Metric>().toEqualTypeOf<'share' | 'mean' | 'nps' | 'net'>()
expectTypeOf(scaleOf).toEqualTypeOf<(kind: RatedKind) => Scale>()
expectTypeOf<Scale>().toEqualTypeOf<{
  readonly values: readonly number[]
  readonly positiveFrom: number
  readonly metric: Metric
}>()

// What goes in: counts, and nobody writes to them.
expectTypeOf<Histogram>().toEqualTypeOf<readonly number[]>()
expectTypeOf<Part>().toEqualTypeOf<readonly [positive: number, n: number]>()
expectTypeOf<Sides>().toEqualTypeOf<readonly [against: number, between: number, pro: number]>()
expectTypeOf<Weighted>().toEqualTypeOf<readonly (readonly [value: number, count: number])[]>()
expectTypeOf<Tally>().toEqualTypeOf<{ readonly [kind in RatedKind]?: Histogram }>()
expectTypeOf(pairedGap).parameter(0).toEqualTypeOf<Pairs>()
expectTypeOf<Pairs[number]>().toEqualTypeOf<
  readonly [service: number, experience: number, count: number]
>()
expectTypeOf(weightedTogether).parameter(0).toEqualTypeOf<readonly Stratum[]>()
expectTypeOf<Stratum>().toEqualTypeOf<{ readonly weight: number; readonly estimate: Estimate }>()
expectTypeOf(heterogeneity).parameter(0).toEqualTypeOf<readonly Scored[]>()
expectTypeOf<Scored>().toEqualTypeOf<{
  readonly value: number | null
  readonly variance: number | null
}>()
expectTypeOf(rateAndMix).parameter(0).toEqualTypeOf<readonly Twice[]>()
type Once = { readonly weight: number; readonly value: number | null }
expectTypeOf<Twice>().toEqualTypeOf<{ readonly before: Once; readonly after: Once }>()

// What comes out: an estimate, whose value and interval may be missing, and what is said beside it.
expectTypeOf<Estimate>().toEqualTypeOf<{
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly n: number
  readonly level: number
}>()
type Beside<T extends Estimate> = Omit<T, keyof Estimate>
expectTypeOf<Beside<Headline>>().toEqualTypeOf<{ readonly metric: Metric }>()
expectTypeOf<Beside<DayAware>>().toEqualTypeOf<{ readonly dispersion: number }>()
expectTypeOf<Beside<Symmetric>>().toEqualTypeOf<{
  readonly centre: number | null
  readonly standardError: number | null
}>()
expectTypeOf<Omit<Tested, keyof Symmetric>>().toEqualTypeOf<{ readonly p: number | null }>()
expectTypeOf<Beside<TTested>>().toEqualTypeOf<{
  readonly freedom: number | null
  readonly t: number | null
  readonly p: number | null
}>()
expectTypeOf<Omit<PairedMeans, keyof TTested>>().toEqualTypeOf<{
  readonly deviation: number | null
  readonly correlation: number | null
}>()
expectTypeOf<Beside<PairedShares>>().toEqualTypeOf<{
  readonly exact: number | null
  readonly approximate: number | null
}>()
expectTypeOf<Beside<SurveyMean>>().toEqualTypeOf<{
  readonly standardError: number | null
  readonly postStratified: number | null
}>()
expectTypeOf(share).returns.toEqualTypeOf<Estimate>()
expectTypeOf(dayAwareShare).returns.toEqualTypeOf<DayAware>()
expectTypeOf(netWald).returns.toEqualTypeOf<Symmetric>()
expectTypeOf(waldDifference).returns.toEqualTypeOf<Tested>()
expectTypeOf(welch).returns.toEqualTypeOf<TTested>()
expectTypeOf(pairedMeans).returns.toEqualTypeOf<PairedMeans>()
expectTypeOf(pairedShares).returns.toEqualTypeOf<PairedShares>()
expectTypeOf(weightedMean).returns.toEqualTypeOf<SurveyMean>()

// What is more than one estimate.
expectTypeOf(moments).returns.toEqualTypeOf<Moments>()
expectTypeOf<Moments>().toEqualTypeOf<{
  readonly n: number
  readonly mean: number | null
  readonly variance: number | null
}>()
expectTypeOf(scorecard).returns.toEqualTypeOf<Scorecard>()
expectTypeOf<Scorecard>().toEqualTypeOf<{
  readonly headline: Headline
  readonly share: Estimate
  readonly index: Estimate
  readonly kinds: {
    readonly [kind in RatedKind]?: { readonly counts: Histogram; readonly mean: Estimate }
  }
}>()
expectTypeOf(shareChange).returns.toEqualTypeOf<Change>()
expectTypeOf(netChange).returns.toEqualTypeOf<Change>()
expectTypeOf<Change>().toEqualTypeOf<{
  readonly difference: Estimate
  readonly changed: boolean | null
  readonly p: number | null
  readonly test: 'fisher' | 'z' | 't'
}>()
expectTypeOf(heterogeneity).returns.toEqualTypeOf<Heterogeneity>()
type Numbers<Names extends string> = { readonly [name in Names]: number | null }
expectTypeOf<Heterogeneity>().branded.toEqualTypeOf<
  Numbers<
    'fixed' | 'fixedError' | 'random' | 'randomError' | 'tauSquare' | 'q' | 'p' | 'iSquare'
  > & {
    readonly channels: number
    readonly shrunk: readonly (number | null)[]
  }
>()
expectTypeOf(rateAndMix).returns.toEqualTypeOf<RateAndMix>()
expectTypeOf<RateAndMix>().toEqualTypeOf<Numbers<'change' | 'rate' | 'mix'>>()
expectTypeOf(shrink).returns.toEqualTypeOf<Ranking>()
expectTypeOf<Ranking>().toEqualTypeOf<{
  readonly collective: number | null
  readonly within: number | null
  readonly between: number | null
  readonly segments: readonly Shrunk[]
}>()
expectTypeOf<Shrunk>().toEqualTypeOf<{
  readonly n: number
  readonly mean: number | null
  readonly credibility: number
  readonly error: number | null
  readonly shrunk: number | null
}>()

// What must not compile; an expectation that is met by no error is an error itself.

// @ts-expect-error comments have no scale, and so no histogram
addToTally({}, 'text', [1])
// @ts-expect-error a stratum weighs
weightedTogether([{ estimate: share(1, 2) }])
// @ts-expect-error a difference is of two estimates, not of two numbers
difference(share(1, 2).value, share(1, 2).value)
// @ts-expect-error a part says of how many
shareChange([1], [1, 2])
// @ts-expect-error the textbook interval of a net says more than the score interval has to
waldDifference(share(1, 2), share(1, 2))

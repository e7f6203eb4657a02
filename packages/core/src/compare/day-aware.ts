import { total } from '../histogram/histogram.ts'
import { sum } from '../histogram/sum.ts'
import { critical } from '../quantile/tail.ts'
import { around, assertLevel, LEVEL, type Estimate } from '../score/estimate.ts'
import { moments, type Weighted } from '../score/moments.ts'
import { net, netWithin } from '../score/net.ts'
import { assertShare, share, wilson } from '../score/share.ts'
import type { Sides } from './change.ts'
import type { Part } from './share-tests.ts'

/** From this many days with answers on, days can be seen to wobble more than chance. */
export const WOBBLE_DAYS = 14

/** An estimate over many days, and how much more than chance the days differed. */
export interface DayAware extends Estimate {
  /** Pearson's dispersion of the days, at least 1; exactly 1 where it was not looked at. */
  readonly dispersion: number
}

/**
 * A share over many days, for periods of 14 days and more. Good and bad days make answers of one
 * day alike; then they count for fewer, n / φ with φ Pearson's dispersion of the days, and t with
 * days − 1 takes the place of z (quasi-binomial; McCullagh & Nelder 1989). Wilson's interval
 * otherwise. Where days wobble by 6 points at 300 answers a day, it covers 0.95 and the naive
 * interval 0.49.
 * @param days positive answers and all answers of each day; days without answers do not count
 * @returns value and limits between 0 and 1, `n` the true number of answers; `null` throughout
 * without answers
 * @throws RangeError for counts that are not whole, more positive than there are, or a level outside (0, 1)
 * @example dayAwareShare([[8, 10], [5, 10]]) // value 0.65, low 0.433, high 0.819, dispersion 1
 */
export function dayAwareShare(days: readonly Part[], level: number = LEVEL): DayAware {
  for (const [positive, n] of days) assertShare(positive, n, level)
  const x = total(days.map(([positive]) => positive))
  const n = total(days.map(([, of]) => of))
  const found = share(x, n, level)
  const p = n === 0 ? 0 : x / n
  const daily = days.map(([positive, of]) => ({ n: of, excess: positive - of * p }))
  const { dispersion, t } = wobble(daily, p * ((n - x) / n), level)
  if (dispersion === 1) return { ...found, dispersion }
  return { ...wilson(x / dispersion, n / dispersion, t, n, level), value: x / n, dispersion }
}

/**
 * A net score, such as NPS, over many days: as `dayAwareShare`, with the score interval.
 * @param days answers against, neither and for, of each day; days without answers do not count
 * @returns value and limits between −1 and 1, `n` the true number of answers; `null` throughout
 * without answers
 * @throws RangeError for counts that are not whole, or a level outside (0, 1)
 * @example dayAwareNet([[15, 30, 55]]) // value 0.4, low 0.246, high 0.532, dispersion 1
 */
export function dayAwareNet(days: readonly Sides[], level: number = LEVEL): DayAware {
  const [against, between, pro] = [0, 1, 2].map((side) => total(days.map((day) => day[side]!)))
  const found = net(against!, between!, pro!, level)
  const { n, value } = found
  const d = value ?? 0
  const daily = days.map((day) => ({ n: total(day), excess: day[2] - day[0] - total(day) * d }))
  const variance = n === 0 ? 0 : (pro! + against!) / n - d * d
  const { dispersion, t } = wobble(daily, variance, level)
  if (dispersion === 1) return { ...found, dispersion }
  const [less, more] = [against! / dispersion, pro! / dispersion]
  return { ...netWithin(less, more, n / dispersion, t, n, level), value, dispersion }
}

/**
 * A mean over many days: as `dayAwareShare`, with the t interval, wider by √φ.
 * @param days values on one scale and how often each was given, day by day; days without answers
 * do not count
 * @returns on the scale of the values; `null` throughout without answers, and no interval for one
 * answer, or when all are alike
 * @throws RangeError for a value that is not finite, a count that is not whole, or a level outside (0, 1)
 * @example dayAwareMean([[[1, 2]], [[5, 2]]]) // value 3, low -0.675, high 6.675, dispersion 1
 */
export function dayAwareMean(days: readonly Weighted[], level: number = LEVEL): DayAware {
  assertLevel(level)
  const { n, mean, variance } = moments(days.flat())
  const daily = days.map((day) => {
    const own = moments(day)
    return { n: own.n, excess: own.n * ((own.mean ?? 0) - (mean ?? 0)) }
  })
  const { dispersion, freedom } = wobble(daily, variance ?? 0, level)
  const standardError = Math.sqrt(((variance ?? NaN) * dispersion) / n)
  const degrees = dispersion > 1 ? freedom : n - 1
  const reach = standardError > 0 ? critical(level, degrees) * standardError : NaN
  return { ...around(mean ?? NaN, reach, n, level), dispersion }
}

/** How much more than chance the days differ, given the variance of one answer. */
function wobble(
  days: readonly { readonly n: number; readonly excess: number }[],
  variance: number,
  level: number,
): { readonly dispersion: number; readonly freedom: number; readonly t: number } {
  const counted = days.filter(({ n }) => n > 0)
  const freedom = counted.length - 1
  const dispersion = sum(counted, ({ n, excess }) => excess ** 2 / n) / variance / freedom
  if (counted.length < WOBBLE_DAYS || !(dispersion > 1)) return { dispersion: 1, freedom, t: 0 }
  return { dispersion, freedom, t: critical(level, freedom) }
}

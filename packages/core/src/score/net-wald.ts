import { total } from '../histogram/histogram.ts'
import { critical } from '../quantile/tail.ts'
import { assertLevel, LEVEL, noAnswers, type Estimate } from './estimate.ts'

/** An estimate whose interval is its centre and as much to either side as its standard error says. */
export interface Symmetric extends Estimate {
  /** The middle of the interval before it is cut at the ends of the scale. */
  readonly centre: number | null
  readonly standardError: number | null
}

/**
 * A net score with the textbook interval (Wald; Rocks 2016 for NPS), for comparison with others
 * who print it: of three answers it covers 0.07 in the worst case where 0.95 was promised, and it
 * is a single point when all answers are alike. `net` is the one to use.
 * @param against how many answered against
 * @param between how many are neither
 * @param pro how many answered for
 * @returns value between −1 and 1, limits that may lie beyond; `null` throughout without answers
 * @throws RangeError for a count that is not whole, or a level outside (0, 1)
 * @example netWald(15, 30, 55) // value 0.4, low 0.256, high 0.544
 */
export function netWald(
  against: number,
  between: number,
  pro: number,
  level: number = LEVEL,
): Symmetric {
  return symmetric(against, between, pro, level, 0, Infinity)
}

/**
 * A net score with the adjusted Wald interval: as if three more people had answered, ¾ against,
 * 1½ neither and ¾ for (Rocks 2016). In closed form and nearly as honest as `net`. Its middle is not
 * the value but that of all with the three, so of very few who agree it ends short of the value.
 * @param against how many answered against
 * @param between how many are neither
 * @param pro how many answered for
 * @returns value and limits between −1 and 1; `null` throughout without answers
 * @throws RangeError for a count that is not whole, or a level outside (0, 1)
 * @example netAdjustedWald(15, 30, 55) // value 0.4, low 0.246, high 0.531
 */
export function netAdjustedWald(
  against: number,
  between: number,
  pro: number,
  level: number = LEVEL,
): Symmetric {
  return symmetric(against, between, pro, level, 3, 1)
}

/** With so many more answers, split evenly, and limits cut off at the ends of the scale. */
function symmetric(
  against: number,
  between: number,
  pro: number,
  level: number,
  more: number,
  end: number,
): Symmetric {
  const n = total([against, between, pro])
  assertLevel(level)
  if (n === 0) return { ...noAnswers(level), centre: null, standardError: null }
  const all = n + more
  const [pros, cons] = [(pro + more / 4) / all, (against + more / 4) / all]
  const centre = (pro - against) / all
  // (pros + cons) − centre², which are nearly equal when almost all answer alike.
  const rest = (between + more / 2) / all
  const variance = rest * (pros + cons) + 4 * pros * cons
  const standardError = Math.sqrt(variance / all)
  const reach = critical(level) * standardError
  return {
    value: (pro - against) / n,
    low: Math.max(-end, centre - reach),
    high: Math.min(end, centre + reach),
    n,
    level,
    centre,
    standardError,
  }
}

import { betaOf, betaSplit, sides } from './beta.ts'
import { normalQuantile } from './normal.ts'

/** Above this many degrees of freedom the expansion around the normal is exact to a double. */
const NEARLY_NORMAL = 1e4

/** Smaller tails, which no level needs, would underflow on the way. */
const SMALLEST_TAIL = 1e-100

/**
 * The t of a two-sided interval: Student's quantile at 1 − (1 − level) / 2.
 * @param level the share inside, strictly between 0 and 1
 * @param freedom degrees of freedom, at least 1, not necessarily whole (Welch)
 * @throws RangeError when either is out of range
 * @example twoSidedStudent(0.95, 10).toFixed(12) // '2.228138851986'
 */
export function twoSidedStudent(level: number, freedom: number): number {
  return studentTail((1 - level) / 2, freedom)
}

/**
 * The t with the share `tail` above it.
 *
 * From 10,000 degrees of freedom on: the expansion of Cornish and Fisher (Abramowitz & Stegun
 * 26.7.5). Below: by the quantile of the beta distribution, whose I_x(f / 2, 1 / 2) is twice the
 * tail at x = f / (f + t²). Good to 1e-13, relative.
 * @param tail a share from 1e-100 to ½
 * @param freedom degrees of freedom, at least 1, not necessarily whole
 * @throws RangeError when either is out of range
 * @example studentTail(0.025, 2) // 4.302652729749464
 */
export function studentTail(tail: number, freedom: number): number {
  if (!(tail >= SMALLEST_TAIL && tail <= 0.5)) {
    throw new RangeError(`a tail lies in [${SMALLEST_TAIL}, 0.5], got ${tail}`)
  }
  assertFreedom(freedom)
  if (tail === 0.5) return 0
  if (freedom === 1) return 1 / Math.tan(Math.PI * tail)
  if (freedom === 2) return (1 - 2 * tail) / Math.sqrt(2 * tail * (1 - tail))
  if (freedom >= NEARLY_NORMAL) return cornishFisher(-normalQuantile(tail), freedom)
  const { x, y } = betaSplit(betaOf(freedom / 2, 0.5), 2 * tail, 1 - 2 * tail)
  return Math.sqrt((freedom * y) / x)
}

/**
 * The share of Student's t that lies above `t`: half the p value of a two-sided t test.
 * @param t any finite number
 * @param freedom degrees of freedom, at least 1, not necessarily whole
 * @returns from 0 to 1, good to 1e-12
 * @throws RangeError when either is out of range
 * @example studentAbove(1, 1).toFixed(12) // '0.250000000000'
 */
export function studentAbove(t: number, freedom: number): number {
  if (!Number.isFinite(t)) throw new RangeError(`t is a finite number, got ${t}`)
  assertFreedom(freedom)
  const square = Math.min(t * t, Number.MAX_VALUE / 2)
  const all = freedom + square
  const half =
    t === 0 ? 0.5 : sides(betaOf(freedom / 2, 0.5), freedom / all, square / all).below / 2
  return t < 0 ? 1 - half : half
}

/** @throws RangeError when it is below 1 */
function assertFreedom(freedom: number): void {
  if (!(freedom >= 1)) throw new RangeError(`degrees of freedom are at least 1, got ${freedom}`)
}

function cornishFisher(z: number, freedom: number): number {
  const s = z * z
  const g1 = (s + 1) / 4
  const g2 = ((5 * s + 16) * s + 3) / 96
  const g3 = (((3 * s + 19) * s + 17) * s - 15) / 384
  const g4 = ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92160
  return z * (1 + (g1 + (g2 + (g3 + g4 / freedom) / freedom) / freedom) / freedom)
}

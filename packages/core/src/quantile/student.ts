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
 * @example twoSidedStudent(0.95, 10) // 2.2281388519862424
 */
export function twoSidedStudent(level: number, freedom: number): number {
  return studentTail((1 - level) / 2, freedom)
}

/**
 * The t with the share `tail` above it.
 *
 * From 10,000 degrees of freedom on: the expansion of Cornish and Fisher (Abramowitz & Stegun
 * 26.7.5). Below: Halley steps on the tail itself, from that same expansion or from the tail's
 * power law, whichever is nearer to the truth. Good to about 1e-13, relative.
 * @param tail a share from 1e-100 to ½
 * @param freedom degrees of freedom, at least 1, not necessarily whole
 * @throws RangeError when either is out of range
 * @example studentTail(0.025, 2) // 4.302652729749464
 */
export function studentTail(tail: number, freedom: number): number {
  if (!(tail >= SMALLEST_TAIL && tail <= 0.5)) {
    throw new RangeError(`a tail lies in [${SMALLEST_TAIL}, 0.5], got ${tail}`)
  }
  if (!(freedom >= 1)) throw new RangeError(`degrees of freedom are at least 1, got ${freedom}`)
  if (tail === 0.5) return 0
  if (freedom === 1) return 1 / Math.tan(Math.PI * tail)
  if (freedom === 2) return (1 - 2 * tail) / Math.sqrt(2 * tail * (1 - tail))
  const near = cornishFisher(-normalQuantile(tail), freedom)
  return freedom >= NEARLY_NORMAL ? near : refine(start(tail, freedom, near), tail, freedom)
}

function cornishFisher(z: number, freedom: number): number {
  const s = z * z
  const g1 = (s + 1) / 4
  const g2 = ((5 * s + 16) * s + 3) / 96
  const g3 = (((3 * s + 19) * s + 17) * s - 15) / 384
  const g4 = ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92160
  return z * (1 + (g1 + (g2 + (g3 + g4 / freedom) / freedom) / freedom) / freedom)
}

/** Far out the tail falls like t^-freedom, which bounds t from above and is exact in the limit. */
function start(tail: number, freedom: number, near: number): number {
  const scale = gammaRatio(freedom) / Math.sqrt(Math.PI * freedom)
  const far = Math.sqrt(freedom) * (scale / Math.sqrt(freedom) / tail) ** (1 / freedom)
  return near * near < freedom ? near : far
}

function refine(from: number, tail: number, freedom: number): number {
  let t = from
  for (let step = 0; step < 50; step++) {
    const density = studentDensity(t, freedom)
    const newton = (tailAbove(t, freedom) - tail) / density
    const curvature = ((freedom + 1) * t) / (freedom + t * t)
    const next = Math.max(t / 2, t + newton / (1 - (newton * curvature) / 2))
    if (Math.abs(next - t) <= 4e-16 * t) return next
    t = next
  }
  return t
}

/** Γ((f + 1) / 2) / Γ(f / 2): its asymptotic series, reached by the recurrence in steps of two. */
function gammaRatio(freedom: number): number {
  let factor = 1
  let f = freedom
  for (; f < 60; f += 2) factor *= f / (f + 1)
  const i = 1 / f
  const series =
    1 +
    i *
      (-1 / 4 +
        i * (1 / 32 + i * (5 / 128 + i * (-21 / 2048 + i * (-399 / 8192 + i * (869 / 65536))))))
  return factor * Math.sqrt(f / 2) * series
}

function studentDensity(t: number, freedom: number): number {
  const power = Math.exp((-(freedom + 1) / 2) * Math.log1p((t * t) / freedom))
  return (gammaRatio(freedom) / Math.sqrt(Math.PI * freedom)) * power
}

/** P(T > t) for t > 0, half the regularized incomplete beta function I_x(f / 2, 1 / 2). */
function tailAbove(t: number, freedom: number): number {
  const a = freedom / 2
  const x = freedom / (freedom + t * t)
  const y = (t * t) / (freedom + t * t)
  // x^a · y^½ / B(a, ½)
  const front =
    (Math.exp(-a * Math.log1p((t * t) / freedom)) * Math.sqrt(y) * gammaRatio(freedom)) /
    Math.sqrt(Math.PI)
  return x < (a + 1) / (a + 2.5)
    ? (front * betaFraction(x, a, 0.5)) / a / 2
    : 0.5 - (front * betaFraction(y, 0.5, a)) / 0.5 / 2
}

/** The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / (1 + even * d)
    c = 1 + even / c
    value *= c * d
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + odd * d)
    c = 1 + odd / c
    value *= c * d
    if (Math.abs(c * d - 1) < 1e-16) break
  }
  return value
}

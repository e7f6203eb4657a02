import { normalQuantile } from './normal.ts'

/** From here on the series of Stirling is good to a double. */
const FAR = 15

/** The logarithm of the smallest double. */
const SMALLEST = -745

/** A beta distribution, with what does not depend on x. */
interface Beta {
  readonly a: number
  readonly b: number
  /** The logarithm of x^a · y^b / B(a, b) is this less two deviances. */
  readonly front: number
}

/**
 * The share of a beta distribution that lies below x: the regularized incomplete beta function
 * I_x(a, b).
 *
 * Lentz's continued fraction (DLMF 8.17.22) behind Loader's saddle-point factor (Loader 2000, "Fast
 * and accurate computation of binomial probabilities"), taken from whichever side is the smaller.
 * @param x a share, from 0 to 1
 * @param a shape, above 0; counts may reach 3e9
 * @param b shape, above 0
 * @returns from 0 to 1, good to 1e-12 absolute for shapes up to 1e6, and beyond as good as for the
 * double next to x
 * @throws RangeError when one of the three is out of range
 * @example betaBelow(0.5, 8, 3).toFixed(7) // '0.0546875'
 */
export function betaBelow(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`x lies between 0 and 1, got ${x}`)
  return x === 0 || x === 1 ? x : sides(betaOf(a, b), x, 1 - x).below
}

/**
 * The x below which the share `p` of a beta distribution lies: the inverse of `betaBelow`.
 *
 * Halley steps in a bracket on the logarithm of x, or of 1 − x where that is the smaller.
 * @param p a probability, from 0 to 1
 * @param a shape, above 0
 * @param b shape, above 0
 * @returns from 0 to 1, good to 1e-12 absolute
 * @throws RangeError when one of the three is out of range
 * @example betaQuantile(0.5, 2, 1).toFixed(12) // '0.707106781187'
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies between 0 and 1, got ${p}`)
  const beta = betaOf(a, b)
  return p === 0 || p === 1 ? p : betaSplit(beta, p, 1 - p).x
}

/** @throws RangeError when a shape is not a number above 0 */
export function betaOf(a: number, b: number): Beta {
  if (!(a > 0 && b > 0 && a + b < Infinity)) {
    throw new RangeError(`shapes of a beta distribution are above 0, got ${a} and ${b}`)
  }
  const n = a + b
  const front = Math.log((a / n) * b) / 2 - Math.log(2 * Math.PI) / 2
  return { a, b, front: front + stirling(n) - stirling(a) - stirling(b) }
}

/** The quantile x at `p` = 1 − `q`, and y = 1 − x; whichever is the smaller is good to its own digits. */
export function betaSplit(
  beta: Beta,
  p: number,
  q: number,
): { readonly x: number; readonly y: number } {
  if (sides(beta, 0.5, 0.5).below >= p) {
    const x = smallQuantile(beta, p, q)
    return { x, y: 1 - x }
  }
  const y = smallQuantile({ a: beta.b, b: beta.a, front: beta.front }, q, p)
  return { x: 1 - y, y }
}

/** What lies below and above x, where x + y = 1 and the smaller of the two is the exact one. */
export function sides(
  beta: Beta,
  x: number,
  y: number,
): { readonly below: number; readonly above: number; readonly front: number } {
  const { a, b } = beta
  const n = a + b
  const excess = x < y ? n * x - a : b - n * y
  const front = Math.exp(beta.front - deviance(a, excess, n * x) - deviance(b, -excess, n * y))
  if (x * (n + 2) < a + 1) {
    const below = Math.min(1, (front * fraction(x, y, a, b)) / a)
    return { below, above: 1 - below, front }
  }
  const above = Math.min(1, (front * fraction(y, x, b, a)) / b)
  return { below: 1 - above, above, front }
}

/** The quantile when it is known not to lie above ½. */
function smallQuantile(beta: Beta, p: number, q: number): number {
  const { a, b } = beta
  let [low, high] = [SMALLEST, -Math.LN2]
  let u = Math.min(high, Math.max(low, start(beta, p)))
  for (let step = 0; step < 200; step++) {
    const x = Math.exp(u)
    const { below, above, front } = sides(beta, x, 1 - x)
    const slope = p < q ? front / (1 - x) / below : front / (x - 1) / above
    // The smaller tail on its own logarithm, which is nearly straight however far out it starts.
    const error = p < q ? Math.log(below / p) : Math.log(above / q)
    const isLeft = p < q ? error < 0 : error > 0
    if (isLeft) low = u
    else high = u
    const newton = error / slope
    const curvature = a - ((b - 1) * x) / (1 - x) - slope
    const halley = u - newton / Math.max(0.5, 1 - (newton * curvature) / 2)
    const next = halley >= low && halley <= high ? halley : (low + high) / 2
    const moved = Math.abs(next - u)
    u = next
    // The step after this one would be about its cube.
    if (moved * (1 + Math.sqrt(a) + Math.abs(curvature)) < 1e-5) break
  }
  return Math.exp(u)
}

/** About the logarithm of the quantile: near the mean by Cran, Martin & Thomas 1977 (AS 109). */
function start({ a, b, front }: Beta, p: number): number {
  if (a > 1 && b > 1) {
    const z = normalQuantile(p)
    const [s, t] = [1 / (2 * a - 1), 1 / (2 * b - 1)]
    const h = 2 / (s + t)
    const r = (z * z - 3) / 6
    const w = (z * Math.sqrt(h + r)) / h + (t - s) * (r + 5 / 6 - 2 / (3 * h))
    const x = a * Math.exp(w) ** 2
    if (x > 0) return Math.log(x / (x + b))
  }
  // Around 0 the share below is a power of x.
  return (Math.log(p * a) - front - b * Math.log1p(a / b)) / a - Math.log1p(b / a)
}

/** x log(x / m) + m − x, for m = x + excess: how far the expected m lies from x. */
function deviance(x: number, excess: number, m: number): number {
  const u = excess / x
  if (Math.abs(u) > 0.5) return x * Math.log(x / m) + excess
  // u − log(1 + u), which are nearly equal, by the series of the inverse hyperbolic tangent.
  const r = u / (2 + u)
  const square = r * r
  let sum = 0
  let power = 1
  for (let k = 3; power > 1e-18; k += 2) {
    sum += power / k
    power *= square
  }
  return x * r * (u - 2 * square * sum)
}

/** What Stirling's formula leaves of log Γ(x + 1). */
function stirling(x: number): number {
  let sum = 0
  let n = x
  for (; n < FAR; n++) sum += (n + 0.5) * Math.log1p(1 / n) - 1
  const i = 1 / (n * n)
  return sum + (1 / 12 - i * (1 / 360 - i * (1 / 1260 - i * (1 / 1680 - i / 1188)))) / n
}

/** The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method; y = 1 − x. */
function fraction(x: number, y: number, a: number, b: number): number {
  let c = 1
  // 1 − (a + b) x / (a + 1), seen from y, since the two would cancel.
  let d = (a + 1) / (x < y ? a + 1 - (a + b) * x : 1 - b + (a + b) * y)
  let value = d
  for (let m = 1; m < 1_000_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / (1 + even * d)
    c = 1 + even / c
    value *= c * d
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + odd * d)
    c = 1 + odd / c
    value *= c * d
    if (Math.abs(c * d - 1) < 2e-16) break
  }
  return value
}

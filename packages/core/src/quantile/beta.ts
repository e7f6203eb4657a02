import { halley, roughNormal } from './tail.ts'

/** From here on the series of Stirling is good to a double. */
const FAR = 15

/** The logarithm of the smallest double. */
const SMALLEST = -745

/** Odds further out than e to the power of this are doubles no more. */
const FARTHEST = 700

/** A beta distribution, with what does not depend on x. */
interface Beta {
  readonly a: number
  readonly b: number
  /** The logarithm of the density over the log-odds of x, at its mean a / (a + b). */
  readonly front: number
}

/**
 * The share of a beta distribution that lies below x: the regularized incomplete beta function
 * I_x(a, b).
 *
 * Lentz's continued fraction (DLMF 8.17.22) behind a factor seen from the mean (Loader 2000, "Fast
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
  if (p === 0 || p === 1) return p
  return p <= 0.5 ? lowQuantile(beta, p).x : lowQuantile(betaOf(b, a), 1 - p).y
}

/** @throws RangeError when a shape is not a number above 0 */
export function betaOf(a: number, b: number): Beta {
  if (!(a > 0 && b > 0 && a + b < Infinity)) {
    throw new RangeError(`shapes of a beta distribution are above 0, got ${a} and ${b}`)
  }
  const n = a + b
  const front = Math.log(((a / n) * b) / 2 / Math.PI) / 2
  return { a, b, front: front + stirling(n) - stirling(a) - stirling(b) }
}

/**
 * The x below which the share `p`, at most ½, lies, and y = 1 − x, both to their own digits: steps
 * of Halley on the logarithm of that share over the log-odds of x, of which it is a concave function,
 * so that no step goes astray.
 */
export function lowQuantile(beta: Beta, p: number): { readonly x: number; readonly y: number } {
  const { a, b } = beta
  const z = roughNormal(p)
  // Log-odds are nearly normal; the last term is what their skewness adds (Cornish & Fisher 1938).
  const [s, t] = [(a + 0.5) / a / a, (b + 0.5) / b / b]
  let u = Math.log(t / s) - z * Math.sqrt(s + t) - ((s - t) * (z * z - 1)) / 6
  for (let step = 0; ; step++) {
    u = Math.max(-FARTHEST, Math.min(FARTHEST, u))
    const [x, y] = [1 / (1 + Math.exp(-u)), 1 / (1 + Math.exp(u))]
    // The step before this one left about the cube of its error.
    if (step > 40) return { x, y }
    const { below, density } = sides(beta, x, y)
    const error = Math.log(below / p)
    u -= halley(error, density / below, a * y - b * x)
    if (!(Math.abs(error) > 1e-5)) step = 40
  }
}

/** What lies below x, and the density over its log-odds; x + y = 1, the smaller of the two exact. */
function sides(
  { a, b, front }: Beta,
  x: number,
  y: number,
): { readonly below: number; readonly density: number } {
  const n = a + b
  const least = Math.min(a, b)
  const odds = Math.max(SMALLEST, Math.log((x * b) / (y * a)))
  const far = a < b ? odds : -odds
  const density = Math.exp(front + least * far - n * Math.log1p((least / n) * Math.expm1(far)))
  const below =
    x * (n + 2) < a + 1
      ? (density * fraction(x, y, a, b)) / a
      : 1 - (density * fraction(y, x, b, a)) / b
  return { below: Math.max(0, Math.min(1, below)), density }
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
  for (let i = 2; i < 2_000_000; i++) {
    const m = i >> 1
    const term = ((i % 2 ? -(a + m) * (a + b + m) : m * (b - m)) * x) / (a + i - 1) / (a + i)
    d = 1 / (1 + term * d)
    c = 1 + term / c
    value *= c * d
    if (Math.abs(c * d - 1) < 2e-16) break
  }
  return value
}

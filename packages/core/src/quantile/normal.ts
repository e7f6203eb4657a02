import { aboveLess, density } from './normal-above.ts'

/**
 * The standard normal quantile: the z below which the share `p` lies.
 *
 * Halley steps on the tail itself, from the approximation of Hastings 1955 (Abramowitz & Stegun
 * 26.2.22): no table of coefficients, and good to 2e-15, relative.
 * @param p a probability, strictly between 0 and 1, as a rule not below 1e-300
 * @throws RangeError outside of it
 * @example normalQuantile(0.975).toFixed(14) // '1.95996398454005'
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`a probability lies between 0 and 1, got ${p}`)
  if (p === 0.5) return 0
  return p < 0.5 ? -upper(p) : upper(1 - p)
}

/**
 * The z of a two-sided interval.
 * @param level the share inside, strictly between 0 and 1
 * @throws RangeError outside of it
 * @example twoSided(0.95).toFixed(14) // '1.95996398454005'
 */
export function twoSided(level: number): number {
  return -normalQuantile((1 - level) / 2)
}

/** The z above which the share `tail`, at most ½, lies. */
function upper(tail: number): number {
  const t = Math.sqrt(-2 * Math.log(tail))
  let z = Math.max(0, t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t)))
  for (let step = 0; step < 9; step++) {
    const newton = aboveLess(z, tail) / density(z)
    z = Math.max(0, z + newton / (1 - (newton * z) / 2))
    // The step after this one would be about its cube.
    if (Math.abs(newton) * (1 + z) < 1e-5) break
  }
  return z
}

/** From here outwards the continued fraction is the shorter way. */
const FAR = 1.8

/**
 * The share of the standard normal distribution that lies above `z`: half the p value of a
 * two-sided z test.
 *
 * By its power series near 0 and by Laplace's continued fraction further out (Abramowitz & Stegun
 * 26.2.11 and 26.2.14), so that small shares keep all their digits.
 * @param z any number
 * @returns from 0 to 1, good to 1e-14 relative
 * @throws RangeError when `z` is not a number
 * @example normalAbove(0) // 0.5
 */
export function normalAbove(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('z is a number, got NaN')
  return z < 0 ? 1 - normalAbove(-z) : aboveLess(z, 0)
}

/** The share above `z`, which is not negative, less `p`: near 0 both are seen from ½, for their digits. */
export function aboveLess(z: number, p: number): number {
  if (z > FAR) {
    let k = Math.ceil(10 + 250 / (z * z))
    // What the rest of the fraction comes to, nearly.
    let fraction = (z + Math.sqrt(z * z + 4 * k)) / 2
    for (; k > 0; k--) fraction = z + k / fraction
    return density(z) / fraction - p
  }
  let [sum, term] = [0, z]
  for (let k = 3; sum + term > sum; k += 2) {
    sum += term
    term *= (z * z) / k
  }
  return 0.5 - p - density(z) * sum
}

/** The normal density. */
export function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
}

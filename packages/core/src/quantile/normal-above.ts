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
  if (z < 0) return 1 - normalAbove(-z)
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  if (z < 2.5) {
    let [sum, term] = [0, z]
    for (let k = 3; term > 1e-18; k += 2) {
      sum += term
      term *= (z * z) / k
    }
    return 0.5 - density * sum
  }
  let fraction = z
  for (let k = 100; k > 0; k--) fraction = z + k / fraction
  return density / fraction
}

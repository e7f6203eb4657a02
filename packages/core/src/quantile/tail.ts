/** With so many degrees of freedom Student's t is the normal distribution, to a double. */
export const NORMAL = 1e99

/** A larger square would overflow; nothing is left that far out. */
const FARTHEST_SQUARE = 1e300

/** Five digits of the tail are enough for a first step: as much wider may the steps of the rule be. */
const COARSE = 2.8

/**
 * The share of Student's t above `t`, and the hazard there: the density over that share.
 *
 * For the normal distribution it is the integral of Craig 1991, and a t is a normal over the root
 * of a chi-square by its f degrees of freedom. The mean of that integral over the chi-square is
 * (1/π) ∫ (1 + t² cosh² w / f)^(−f / 2) / cosh w dw, from 0 on: one formula for every f, without
 * gamma functions, and without a difference in which digits would get lost. Its integrand is
 * smooth, even and falls fast, so the trapezoidal rule needs some 17 points for all digits of a
 * double (Trefethen & Weideman 2014).
 * @param t 0 or more
 * @param freedom f, at least 1; `NORMAL` for the normal distribution
 * @param coarse how much wider than for all digits the steps are
 */
export function tailAt(
  t: number,
  freedom: number,
  coarse: number = 1,
): { readonly above: number; readonly hazard: number } {
  const square = Math.min(t * t, FARTHEST_SQUARE) / freedom
  // The widest that keeps all digits, as found by trying f from 1 on and t from 0 to 1e8.
  const points = 14 + freedom * (32 / (freedom + 30) + (1.65 * square) / (1 + square))
  const step = coarse / Math.sqrt(points)
  const factor = Math.exp(step)
  let [area, density, weight] = [0, 0, 0.5]
  for (let power = 1; ; power *= factor) {
    const cosh = (power + 1 / power) / 2
    const x = square * cosh * cosh
    const term = (weight * Math.exp((-freedom / 2) * Math.log1p(x))) / cosh
    area += term
    density += term * ((t * cosh * cosh) / (1 + x))
    weight = 1
    if (!(term > 1e-17 * area)) break
  }
  return { above: Math.min(0.5, (area * step) / Math.PI), hazard: density / area }
}

/**
 * The t with the share `tail` above it.
 *
 * Halley's steps on the logarithm of the tail over asinh(t / √f), of which it is a concave function,
 * so that no step goes astray.
 * @param tail above 0 up to ½
 * @param freedom f, at least 1; `NORMAL` for the normal distribution
 */
export function tailQuantile(tail: number, freedom: number): number {
  if (tail === 0.5) return 0
  const scale = Math.sqrt(freedom)
  // About the t of a z: Wallace 1959.
  const z = (roughNormal(tail) * (8 * freedom + 3)) / (8 * freedom + 1)
  let u = Math.asinh(Math.sqrt(Math.expm1((z * z) / freedom)))
  for (let coarse = COARSE; ; coarse = 1) {
    // At 0 itself the integrand would not fall any more.
    u = Math.max(u, 1e-9 / scale)
    const t = scale * Math.sinh(u)
    const { above, hazard } = tailAt(t, freedom, coarse)
    const error = Math.log(above / tail)
    u += halley(error, hazard * scale * Math.cosh(u), freedom * Math.tanh(u))
    // The step after this one would be about its cube.
    if (coarse === 1 && !(Math.abs(error) > 1e-5)) return Math.max(0, scale * Math.sinh(u))
  }
}

/**
 * The critical value of a two-sided interval: with the share `level` between it and its mirror image.
 * @param level strictly between 0 and 1
 * @param freedom of Student's t, at least 1; the normal distribution unless given
 */
export function critical(level: number, freedom: number = NORMAL): number {
  return tailQuantile((1 - level) / 2, freedom)
}

/** The two-sided p value of a t or, unless degrees of freedom are given, a z: of 0 exactly 1. */
export function pValue(t: number, freedom: number = NORMAL): number {
  return t === 0 ? 1 : 2 * tailAt(Math.abs(t), freedom).above
}

/** The share above any `t`, on either side of 0. */
export function above(t: number, freedom: number): number {
  const far = pValue(t, freedom) / 2
  return t < 0 ? 1 - far : far
}

/** About the z with the share `tail` above it: within 0.3 %. */
export function roughNormal(tail: number): number {
  const log = -Math.log(4 * tail * (1 - tail))
  return Math.sqrt((log * (5 * Math.PI + 2 * log)) / (10 + log))
}

/**
 * Halley's step towards where a tail is right.
 * @param error log of the tail over what it should be
 * @param hazard density over tail
 * @param bend how fast the logarithm of the density falls, outwards
 * @returns how much further out
 */
export function halley(error: number, hazard: number, bend: number): number {
  const newton = error / hazard
  return newton / (1 + (newton * (hazard - bend)) / 2)
}

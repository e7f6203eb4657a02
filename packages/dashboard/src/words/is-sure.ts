import type { Estimate } from '@shopbell/core'

/** An interval over more of the scale than this says next to nothing. */
const WIDEST = 0.3

/**
 * Whether a score is known well enough to be set in full ink and drawn in colour.
 * @param scale how long the estimate's scale is: 100 for scores, 1 for shares
 */
export function isSure({ value, low, high }: Estimate, scale: 100 | 1 = 100): boolean {
  return value !== null && low !== null && high !== null && high - low <= WIDEST * scale
}

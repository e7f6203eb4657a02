import { FEWEST, type Estimate } from '@shopbell/core'

/**
 * An estimate that may be shown: of fewer than the minimum only their number is left, so that
 * nobody's answer can be told.
 */
export function enough<Own extends Estimate>(estimate: Own): Own {
  return estimate.n < FEWEST ? { ...estimate, value: null, low: null, high: null } : estimate
}

import type { Estimate } from '@shopbell/core'

/** A figure of the lesson: what it is of, and how the page writes it. */
export type Figure = readonly [what: string, shown: string]

/** A score that has an interval, since enough answered. */
export type Known = Estimate & { readonly [name in 'value' | 'low' | 'high']: number }

/** An estimate of answers that are there. @throws Error when it has no value or no interval */
export function known(estimate: Estimate): Known {
  const { value, low, high } = estimate
  if (value === null || low === null || high === null) throw new Error('nothing is known of it')
  return { ...estimate, value, low, high }
}

/** How large an interval is from end to end; 0 to 1 for a share. */
export function width(estimate: Estimate): number {
  const { low, high } = known(estimate)
  return high - low
}

/** A share from 0 to 1 in percent. */
export function percent(share: number, digits: number = 1): string {
  return `${decimals(100 * share, digits)} %`
}

/** The two ends of an interval of a share, in percent. */
export function percents(estimate: Estimate): string {
  const { low, high } = known(estimate)
  return `${decimals(100 * low)} to ${decimals(100 * high)}`
}

/** The two ends of an interval that may be below 0, with their signs, times `scale`. */
export function signedRange(estimate: Estimate, scale: number = 1): string {
  const { low, high } = known(estimate)
  return `${signed(scale * low)} to ${signed(scale * high)}`
}

/** A number that says whether it is above or below 0. */
export function signed(value: number, digits: number = 1): string {
  return `${value < 0 ? '−' : '+'}${decimals(Math.abs(value), digits)}`
}

/** A number with so many digits behind the point. */
export function decimals(value: number, digits: number = 1): string {
  return value.toFixed(digits)
}

/** A count with its thousands set off. */
export function whole(count: number): string {
  return count.toLocaleString('en')
}

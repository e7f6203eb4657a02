import type { Estimate } from '@shopbell/core'

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const tenth = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 })

/** @example countWords(1, 'answer') // '1 answer', and '2,318 answers' for 2318 */
export function countWords(count: number, noun: string): string {
  return `${whole.format(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** @example numberWords(2318) // '2,318' */
export function numberWords(count: number): string {
  return whole.format(count)
}

/**
 * A score from 0 to 100. Limits of an interval may reach beyond the scale; nobody's score can, so
 * they are shown at its end.
 * @example scoreWords(71.4) // '71'
 */
export function scoreWords(score: number): string {
  return whole.format(clamp(score, 0, 100))
}

/**
 * A difference of scores with its sign. One that rounds to nothing keeps a decimal, so that an
 * interval clear of zero does not look as if it touched it.
 * @example differenceWords(9.3) // '+9', and '−0.4' for -0.4
 */
export function differenceWords(difference: number): string {
  const size = Math.abs(clamp(difference, -100, 100))
  const words = (size < 0.5 ? tenth : whole).format(size)
  if (words === '0') return words
  return `${difference < 0 ? '−' : '+'}${words}`
}

/** A share from 0 to 1. @example shareWords(0.853) // '85%' */
export function shareWords(share: number): string {
  return percent.format(clamp(share, 0, 1))
}

/**
 * The interval of an estimate, as it stands beside the figure.
 * @param words turns a limit into words
 * @returns `null` when there is none
 * @example intervalWords({ value: 71, low: 69, high: 73, n: 412, level: 0.95 }, scoreWords) // '69–73'
 */
export function intervalWords(
  { low, high }: Estimate,
  words: (limit: number) => string,
): string | null {
  if (low === null || high === null) return null
  const [from, to] = [words(low), words(high)]
  if (/[+−]/.test(from + to)) return `${from} to ${to}`
  return `${to.endsWith('%') ? from.replace('%', '') : from}–${to}`
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}

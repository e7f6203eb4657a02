import type { Estimate } from '@shopbell/core'
import type { Period } from '../address/period.ts'
import { isSure } from './is-sure.ts'
import { countWords, scoreWords } from './number-words.ts'

/**
 * What a score says, in words. Never more than its interval says.
 * @param estimate on the scale from 0 to 100
 * @example scoreSentence({ value: 71, low: 69, high: 73, n: 412, level: 0.95 }) // '412 answers. Somewhere between 69 and 73.'
 */
export function scoreSentence(estimate: Estimate, period: Period = 'all'): string {
  const { value, low, high, n } = estimate
  if (value === null) return NOBODY[period]
  if (low === null || high === null) {
    if (n <= 1) return `Too few to say. ${countWords(n, 'answer')} so far.`
    return `Too few to say. All ${countWords(n, 'answer')} so far are the same.`
  }
  const [from, to] = [scoreWords(low), scoreWords(high)]
  if (from === to) return `${countWords(n, 'answer')}. Very close to ${from}.`
  const range = `${countWords(n, 'answer')}. Somewhere between ${from} and ${to}`
  return isSure(estimate) ? `${range}.` : `${range}: too few to be sure.`
}

const NOBODY: Readonly<Record<Period, string>> = {
  all: 'Nobody has answered yet.',
  '90-days': 'Nobody has answered in these 90 days.',
  '28-days': 'Nobody has answered in these 28 days.',
  '7-days': 'Nobody has answered in these 7 days.',
  today: 'Nobody has answered yet today.',
  dates: 'Nobody has answered on these days.',
}

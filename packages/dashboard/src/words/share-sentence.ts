import { FEWEST, type Estimate } from '@shopbell/core'
import { isSure } from './is-sure.ts'
import { numberWords, shareWords } from './number-words.ts'

/**
 * What a share of people says, in words. Never more than its interval says.
 * @param what they did, as it follows a number of people: `had it solved`
 * @example shareSentence(share(342, 412), 'had it solved') // 'Of 412 people, 83% had it solved, somewhere between 79 and 86%.'
 */
export function shareSentence(estimate: Estimate, what: string): string {
  const { value, low, high, n } = estimate
  if (n === 0) return 'Nobody has answered that yet.'
  const people = n === 1 ? '1 person' : `${numberWords(n)} people`
  if (value === null || low === null || high === null || n < FEWEST) {
    return `Too few to say: ${people} so far.`
  }
  const from = shareWords(low).replace('%', '')
  const range = `Of ${people}, ${shareWords(value)} ${what}, somewhere between ${from} and ${shareWords(high)}`
  return isSure(estimate, 1) ? `${range}.` : `${range}: too few to be sure.`
}

/**
 * Whether it is most of them.
 * @param isMajority `null` when it may be either
 * @param are what they are, as it follows "half": `are happy`
 */
export function majoritySentence(isMajority: boolean | null, are: string): string {
  if (isMajority === null) return `Whether more than half ${are} is not sure.`
  return `Surely ${isMajority ? 'more' : 'fewer'} than half ${are}.`
}

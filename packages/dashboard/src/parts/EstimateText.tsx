import { FEWEST, type Estimate } from '@shopbell/core'
import type { VNode } from 'preact'
import { countWords, intervalWords } from '../words/number-words.ts'

interface EstimateTextProps {
  readonly estimate: Estimate
  /** Turns a value or a limit into words: `shareWords`, `scoreWords`, `differenceWords`. */
  readonly words: (value: number) => string
  /** Whether it is known well enough to be set in full ink: `isSure`, or `isClear` of a difference. */
  readonly isSaid: boolean
  /** What `n` counts, in the singular; nothing is said of it when not given. */
  readonly noun?: string
}

/**
 * A figure with its interval beside it, and how many it is of. Under the fewest that may be told
 * apart, or without an interval, it says so instead of a figure.
 */
export function EstimateText({ estimate, words, isSaid, noun }: EstimateTextProps): VNode {
  const { value, n } = estimate
  const interval = intervalWords(estimate, words)
  const of = noun === undefined ? null : <span class="how">{countWords(n, noun)}</span>
  if (n === 0) return <span class="few">no answers yet</span>
  if (value === null || interval === null || n < FEWEST) {
    return <span class="few">too few to say {of}</span>
  }
  return (
    <span class={isSaid ? 'pair' : 'pair unsure'}>
      <b>{words(value)}</b> <small>{interval}</small> {of}
    </span>
  )
}

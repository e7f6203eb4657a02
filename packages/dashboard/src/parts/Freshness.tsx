import type { VNode } from 'preact'
import { momentWords } from '../words/time-words.ts'

interface FreshnessProps {
  /** Epoch ms; `null` before the first figures have come. */
  readonly upToDate: number | null
  readonly lost: boolean
  readonly now: number
}

/** Says quietly when the figures are not up to date; nothing while they are. */
export function Freshness({ upToDate, lost, now }: FreshnessProps): VNode {
  return (
    <p class="freshness" role="status">
      {lost && (
        <span>
          {upToDate === null
            ? 'Shopbell does not answer. Trying again.'
            : `Not up to date since ${momentWords(upToDate, now)}. Trying again.`}
        </span>
      )}
      {!lost && upToDate === null && 'Reading your results…'}
    </p>
  )
}

import type { InventoryEntry } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { EstimateText } from '../../parts/EstimateText.tsx'
import { isSure } from '../../words/is-sure.ts'
import { scoreWords } from '../../words/number-words.ts'

/** A touchpoint's score, or why it has none. */
export function ScoreOf({ entry: { state, score } }: { readonly entry: InventoryEntry }): VNode {
  if (state === 'not-asked') return <span class="lacking">nobody asks here</span>
  if (state === 'unrated') return <span class="few">no score: other questions are answered</span>
  if (state === 'no-answers') return <span class="few">no answers in this time</span>
  return <EstimateText estimate={score} words={scoreWords} isSaid={isSure(score)} noun="answer" />
}

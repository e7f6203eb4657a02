import type { Estimate } from '@shopbell/core'
import type { VNode } from 'preact'
import { intervalWords } from '../words/number-words.ts'
import './figure.css'

interface FigureProps {
  readonly title: string
  /** What it is of, in a few words. */
  readonly about: string
  readonly estimate: Estimate
  /** Turns a value or a limit into words. */
  readonly words: (value: number) => string
  /** Whether it is known well enough to be set in full ink. */
  readonly isSaid: boolean
  readonly sentences: readonly string[]
  /** What became of it; nothing when not given. */
  readonly change?: string | undefined
  /** Whether that is more than noise. */
  readonly hasChanged?: boolean
}

/** One of the figures on top: never alone, always with its interval and a sentence. */
export function Figure(props: FigureProps): VNode {
  const { title, about, estimate, words, isSaid, sentences, change, hasChanged = false } = props
  const interval = intervalWords(estimate, words)
  return (
    <section class="card figure" aria-label={title}>
      <h2>
        {title} <span class="about">{about}</span>
      </h2>
      {estimate.value === null || interval === null ? (
        <p class="number none" aria-hidden="true">
          –
        </p>
      ) : (
        <p class={isSaid ? 'number' : 'number unsure'}>
          {words(estimate.value)} <small>{interval}</small>
        </p>
      )}
      <p class="say">{sentences.join(' ')}</p>
      {change !== undefined && <p class={hasChanged ? 'change moved' : 'change'}>{change}</p>}
    </section>
  )
}

import { Prompt } from '../prompt/Prompt.tsx'
import type { Visit } from '../visit/visit.ts'
import type { PromptView } from '@shopbell/core/prompt'
import type { VNode } from 'preact'

interface CardProps {
  readonly view: PromptView
  readonly visit: Visit
  readonly onClose: () => void
}

/** A prompt with a name and a way out, not modal: the page stays the shopper's. */
export function Card({ view, visit, onClose }: CardProps): VNode {
  return (
    <section
      role="dialog"
      aria-label={view.strings.feedback}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <Prompt view={view} visit={visit} reassurance={view.strings.anonymous}>
        <button type="button" class="close" aria-label={view.strings.close} onClick={onClose}>
          <svg viewBox="0 0 16 16" stroke="currentColor" stroke-width="2" stroke-linecap="round">
            <path d="M3 3l10 10M13 3L3 13" />
          </svg>
        </button>
      </Prompt>
    </section>
  )
}

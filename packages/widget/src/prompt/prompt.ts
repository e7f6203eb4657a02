import type { PromptView } from '@shopbell/core/prompt'
import type { Visit } from '../visit/visit.ts'
import { element } from './element.ts'
import type * as followUps from './follow-up/index.ts'
import type { Part } from './part.ts'
import { scale } from './scale.ts'

/** What draws the screens after the first tap: `import('./follow-up/index.ts')`. */
export type FollowUps = typeof followUps

/** A prompt as it is drawn. */
export interface Drawn {
  readonly element: HTMLElement
  /** Draws what the visit is at now. */
  readonly update: () => void
}

interface PromptOptions {
  readonly view: PromptView
  readonly visit: Visit
  /** One line of reassurance under the first question; empty for none. */
  readonly reassurance: string
  /** `null` while its code is on its way: the screen before stays until `update` is called again. */
  readonly followUps: () => FollowUps | null
}

/**
 * Draws the screen that a visit is at, and decides nothing. Belongs into a shadow root that has
 * adopted `PROMPT_CSS`.
 */
export function drawPrompt({ view, visit, reassurance, followUps }: PromptOptions): Drawn {
  // Announced when it changes, not when it appears: nobody is interrupted.
  const status = element('p', { class: 'quietly', role: 'status' })
  const whole = element('div', { class: 'prompt', dir: view.direction, lang: view.locale }, status)
  let shown: unknown
  let part: Part | undefined

  function make(): Part | undefined {
    const { screen } = visit.state
    if (screen.at !== 'asking') return followUps()?.drawScreen(view, visit)
    const asked = scale(screen.question, 'question', (point) => void visit.tap(point))
    return {
      element: element(
        'div',
        {},
        heading(screen.question.text),
        asked.element,
        ...(reassurance === ''
          ? []
          : [element('div', { class: 'row' }, element('p', { class: 'small' }, reassurance))]),
      ),
      update: (state) => asked.update(state),
    }
  }

  return {
    element: whole,
    update() {
      const { state } = visit
      if (state.kept !== null) status.textContent = view.strings.thanks
      const { screen } = state
      // A screen is known by its first question: the state itself is new after every change.
      const key =
        screen.at === 'asking'
          ? screen.question
          : screen.at === 'following'
            ? screen.questions[0]
            : screen.at
      const next = key === shown ? part : make()
      next?.update(state)
      if (next === undefined || next === part) return
      // Who had the focus inside keeps it inside when a screen goes; nobody else's is touched.
      const { activeElement } = whole.getRootNode() as ShadowRoot
      const focused = part !== undefined && part.element.contains(activeElement)
      part?.element.remove()
      status.before(next.element)
      whole.dataset['at'] = screen.at
      if (focused) next.element.querySelector('h2')!.focus()
      shown = key
      part = next
    },
  }
}

/** What a screen is about; it takes the focus of a screen that went. */
export function heading(...children: readonly (Node | string)[]): HTMLElement {
  return element('h2', { id: 'question', tabindex: -1 }, ...children)
}

import type { PromptView } from '@shopbell/core/prompt'
import { questionsOn } from '../visit/screen.ts'
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

/** What is drawn, and around it. */
export interface PromptOptions {
  readonly view: PromptView
  /** Read anew with each screen. */
  readonly visit: Visit
  /** One line of reassurance under the first question; empty for none. */
  readonly reassurance: string
  /** Whether the device is used by many: nothing is offered that somebody typed before. */
  readonly isShared?: boolean
  /** Nothing while its code is on its way: the screen before stays until `update` is called again. */
  readonly followUps: () => Pick<FollowUps, 'drawScreen'> | null | undefined
}

/** Whether a prompt's first screen is one scale and nothing around it, which needs no more code. */
export function isLean({ layout, progress, questions }: PromptView): boolean {
  const [first] = questions
  return Boolean(first?.points) && !first!.optional && layout !== 'page' && !progress
}

/**
 * Draws the screen that a visit is at, and decides nothing. Belongs into a shadow root that has
 * adopted `PROMPT_CSS`.
 */
export function drawPrompt(options: PromptOptions): Drawn {
  const { view, followUps } = options
  // Announced when it changes, not when it appears: nobody is interrupted.
  const status = element('p', { class: 'quietly', role: 'status' })
  const whole = element('div', { class: 'prompt', dir: view.direction, lang: view.locale }, status)
  let shown = ''
  let part: Part | undefined

  function make(): Part | undefined {
    const { canGoBack, screen } = options.visit.state
    const isAlone = screen.at === 'asking' && !screen.question.optional
    return isAlone && !view.progress && !canGoBack
      ? asking(options)
      : followUps()?.drawScreen(options)
  }

  return {
    element: whole,
    update() {
      const { state } = options.visit
      if (state.kept) status.textContent = view.strings.thanks
      const { screen } = state
      // A screen is known by its first question: the state itself is new after every change.
      const key = screen.at + (questionsOn(screen)[0]?.id ?? '')
      const next = key === shown ? part : make()
      next?.update(state)
      if (!next || next === part) return
      // Who had the focus inside keeps it inside when a screen goes; nobody else's is touched.
      const { activeElement } = whole.getRootNode() as ShadowRoot
      const focused = part?.element.contains(activeElement)
      part?.element.remove()
      status.before(next.element)
      whole.dataset['at'] = screen.at
      if (focused) next.element.querySelector('h2')!.focus()
      shown = key
      part = next
    },
  }
}

/**
 * One scale under its question.
 * @param around what else stands in the row below
 */
export function asking(
  { visit, reassurance }: PromptOptions,
  step = '',
  ...around: readonly (Node | string)[]
): Part {
  const question = questionsOn(visit.state.screen)[0]!
  const onTap = (point: number): void => void visit.tap(point, question.id)
  const asked = scale(question, { labelledBy: 'question', onTap })
  const below = reassurance && element('p', { class: 'small' }, reassurance)
  const row = element('div', { class: 'row' }, below, ...around)
  return {
    element: element(
      'div',
      {},
      heading(step, element('span', { id: 'question' }, question.text)),
      asked.element,
      row.textContent ? row : '',
    ),
    update: (state) => asked.update(state),
  }
}

/** What a screen is about; it takes the focus of a screen that went. */
export function heading(step: string, ...children: readonly (Node | string)[]): HTMLElement {
  const said = step && element('span', { class: 'small step' }, `${step} `)
  return element('h2', { tabindex: -1 }, said, ...children)
}

import type { PromptView, QuestionView } from '@shopbell/core/prompt'
import { isAsked } from './asked.ts'
import type { Response } from './response.ts'
import type { Answers } from './value.ts'
import type { ResumeOptions, Visit, VisitState } from './visit.ts'

/** A visit that can be drawn, and takes its first tap, before its code is there. */
export interface LateVisit extends Visit {
  /**
   * Goes on with the visit itself once the first answer is kept and its code is there. Call it when
   * the code may have come.
   */
  resume(): void
}

interface LateOptions {
  readonly view: PromptView
  /** What keeps the answers, the same every time; rejects when it cannot be had, and may be asked again. */
  readonly load: () => Promise<Response>
  /** The code of the visit; `undefined` while it is on its way. */
  readonly goOn: () => ((begun: Pick<ResumeOptions, 'response' | 'begun'>) => Visit) | undefined
}

/**
 * Stands in for the visit of a prompt that begins with a scale alone: shows it, and keeps the first
 * tap as soon as there is an outbox. When that cannot be had the tap is let go, visibly, and nobody is
 * thanked; the next asks again.
 */
export function lateVisit({ view, load, goOn }: LateOptions): LateVisit {
  const [first, ...others] = view.questions as [QuestionView, ...QuestionView[]]
  const listeners = new Set<() => void>()
  let response: Response | undefined
  let visit: Visit | undefined
  let state: VisitState = {
    screen: { at: 'asking', question: first },
    answers: {},
    draft: {},
    problems: [],
    progress: null,
    canGoBack: false,
    isLast: false,
    kept: null,
  }
  const become = (change: Partial<VisitState>): void => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  async function keep(answers: Answers, value: number): Promise<void> {
    response = await load()
    const isEnd = !others.some((question) => isAsked(question, answers))
    const kept = await response.keep([{ question: first.id, value }], isEnd ? 'done' : null)
    if (isEnd) become({ screen: { at: 'thanked' }, answers, draft: {}, kept })
    else become({ answers, draft: {}, kept })
  }

  return {
    get id() {
      return visit?.id ?? response?.id ?? ''
    },
    get state() {
      return visit?.state ?? state
    },
    resume() {
      const { answers, kept, screen } = state
      if (visit !== undefined || response === undefined || kept === null) return
      if (screen.at === 'thanked') return
      visit = goOn()?.({ response, begun: { answers, kept } })
      visit?.watch(() => {
        for (const listener of listeners) listener()
      })
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async tap(point, question) {
      if (visit !== undefined) return visit.tap(point, question)
      // A second finger is not a second opinion.
      if (first.id in state.draft || state.kept !== null) return
      const answers = { [first.id]: point }
      become({ draft: answers })
      await keep(answers, point).catch(() => become({ draft: {} }))
    },
    choose: (question, option) => visit?.choose(question, option),
    write: (question, text) => visit?.write(question, text),
    fill: (question, part) => visit?.fill(question, part),
    send: async () => visit?.send(),
    skip: async () => visit?.skip(),
    back: () => visit?.back(),
    leave: async (ended) => visit?.leave(ended),
  }
}

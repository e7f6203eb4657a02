import type { PromptView, QuestionView } from '@shopbell/core/prompt'
import { isAsked } from './asked.ts'
import type { Response } from './response.ts'
import type { Answers } from './value.ts'
import type { ResumeOptions } from './resume-visit.ts'
import type { Visit, VisitState } from './visit.ts'

/** The begin of a visit, which can be drawn and takes its first tap before the rest of its code is there. */
export interface LateVisit extends Pick<Visit, 'id' | 'watch' | 'tap' | 'leave'> {
  /** As much of it as a scale alone, and thanks, are drawn from. */
  readonly state: Pick<VisitState, 'screen' | 'answers' | 'draft' | 'kept'>
  /** What the visit goes on with, once the first answer is kept and something is asked after it. */
  readonly begun: Pick<ResumeOptions, 'response' | 'begun'> | undefined
}

interface LateOptions {
  readonly view: PromptView
  /** What keeps the answers, the same every time; rejects when it cannot be had, and may be asked again. */
  readonly load: () => Promise<Response>
}

/**
 * Begins the visit of a prompt whose first screen is a scale alone: shows it, and keeps the first tap
 * as soon as there is an outbox. When that cannot be had the tap is let go, visibly, and nobody is
 * thanked; the next asks again. Nothing else fits that screen: what it is drawn with calls nothing else.
 */
export function lateVisit({ view, load }: LateOptions): LateVisit {
  const [first, ...others] = view.questions as [QuestionView, ...QuestionView[]]
  const listeners = new Set<() => void>()
  let response: Response | undefined
  let begun: LateVisit['begun']
  let state: LateVisit['state'] = {
    screen: { at: 'asking', question: first },
    answers: {},
    draft: {},
    kept: null,
  }
  const become = (change: Partial<LateVisit['state']>): void => {
    state = { ...state, draft: {}, ...change }
    for (const listener of listeners) listener()
  }

  async function keep(answers: Answers, value: number): Promise<void> {
    response = await load()
    const isEnd = !others.some((question) => isAsked(question, answers))
    const kept = await response.keep([{ question: first.id, value }], isEnd ? 'done' : null)
    if (!isEnd) begun = { response, begun: { answers, kept } }
    become({ answers, kept, ...(isEnd && { screen: { at: 'thanked' } }) })
  }

  return {
    get id() {
      return response?.id ?? ''
    },
    get state() {
      return state
    },
    get begun() {
      return begun
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async tap(point) {
      // A second finger is not a second opinion.
      if (first.id in state.draft || state.kept) return
      const answers = { [first.id]: point }
      become({ draft: answers })
      await keep(answers, point).catch(() => become({}))
    },
    // Nothing was tapped that is not kept already.
    async leave() {},
  }
}

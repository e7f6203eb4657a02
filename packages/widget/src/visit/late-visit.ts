import type { PromptView, QuestionView } from '@shopbell/core/prompt'
import type { Visit, VisitState } from './visit.ts'

/** A visit that may be drawn before its code is there. */
export interface LateVisit extends Visit {
  /** Fetches the visit's code, unless it is there or on its way. Rejects when it cannot be had. */
  begin(): Promise<Visit>
}

/**
 * Stands in for a visit until its code is there: shows the first question, and holds the first tap.
 * When the code cannot be had the tap is let go, visibly, and nobody is thanked; the next asks again.
 * @param load makes the visit
 */
export function lateVisit({ questions }: PromptView, load: () => Promise<Visit>): LateVisit {
  const listeners = new Set<() => void>()
  let visit: Visit | undefined
  let beginning: Promise<Visit> | undefined
  let early: VisitState = {
    screen: { at: 'asking', question: questions[0] as QuestionView },
    tapped: null,
    draft: {},
    kept: null,
  }
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  const press = (tapped: number | null): void => {
    early = { ...early, tapped }
    tell()
  }

  async function begin(): Promise<Visit> {
    try {
      visit = await (beginning ??= load())
    } catch (error) {
      beginning = undefined
      throw error
    }
    return visit
  }

  return {
    get id() {
      return visit?.id ?? ''
    },
    get state() {
      return visit?.state ?? early
    },
    async begin() {
      if (visit !== undefined) return visit
      const begun = await begin()
      begun.watch(tell)
      tell()
      return begun
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async tap(point) {
      if (visit === undefined) {
        if (early.tapped !== null) return
        press(point)
      }
      try {
        await (await this.begin()).tap(point)
      } catch {
        press(null)
      }
    },
    choose: (question, option) => visit?.choose(question, option),
    write: (question, text) => visit?.write(question, text),
    send: async () => visit?.send(),
    leave: async (ended) => visit?.leave(ended),
  }
}

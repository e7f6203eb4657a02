import type { Ending } from '@shopbell/core'
import type { PromptView } from '@shopbell/core/prompt'
import type { Kept, Submission } from '@shopbell/outbox'
import { lastOf, screenAfter, type Answers, type Screen, type Value } from './flow.ts'
import { uuidV7 } from './uuid-v7.ts'

/** What a visit looks like at one moment; a new object after every change. */
export interface VisitState {
  readonly screen: Screen
  /** The point that was just tapped, from the press until its screen is left. */
  readonly tapped: number | null
  /** Reasons taken and text written on the screen in front, not yet kept. */
  readonly draft: Answers
  /** Where the last answer is kept; `null` before the first. */
  readonly kept: Kept | null
}

/** One person's way through one prompt. Every answer is kept before the next screen is shown. */
export interface Visit {
  readonly id: string
  readonly state: VisitState
  /** Calls `listener` after every change. Starting returns stopping. */
  watch(listener: () => void): () => void
  /** A tap on a point of the scale in front: a whole answer. */
  tap(point: number): Promise<void>
  /** Takes or gives back a reason. */
  choose(question: string, option: string): void
  write(question: string, text: string): void
  /** Keeps the reasons and the text in front. */
  send(): Promise<void>
  /**
   * Ends the optional part. Reasons that were tapped are kept, since a tap is an answer; text that
   * nobody sent is not.
   */
  leave(ended: Exclude<Ending, 'done'>): Promise<void>
}

export interface VisitOptions {
  readonly view: PromptView
  /** Keeps one submission: `outbox.add`. */
  readonly keep: (submission: Submission) => Promise<Kept>
  /** What goes on top of a batch besides the business. */
  readonly device?: { readonly id: string; readonly boot: string }
  /** The next number of the device's count, one for each submission. */
  readonly sequence?: () => number
  /** What the host knows of this visit. */
  readonly fields?: Readonly<Record<string, string | number | boolean>> | undefined
  readonly now?: () => number
  readonly newId?: (now: number) => string
}

/** Starts a visit at the first screen of a prompt. Nothing is kept before the first tap. */
export function startVisit(options: VisitOptions): Visit {
  const { view, keep, device, sequence, fields, now = Date.now, newId = uuidV7 } = options
  const id = newId(now())
  const listeners = new Set<() => void>()
  let answers: Answers = {}
  let parts = 0
  let busy = false
  let state: VisitState = {
    screen: screenAfter(view.questions, {}),
    tapped: null,
    draft: {},
    kept: null,
  }

  function become(change: Partial<VisitState>): void {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  /** Keeps what was answered on the screen in front, then shows the next. */
  async function settle(given: Answers, end: Ending | null): Promise<void> {
    const before = state.screen
    busy = true
    answers = { ...answers, ...given }
    const screen: Screen =
      end === null || end === 'done'
        ? screenAfter(view.questions, answers, lastOf(before))
        : { at: 'thanked' }
    const ended = screen.at === 'thanked' ? (end ?? 'done') : null
    if (parts === 0 && Object.keys(given).length === 0) {
      // Somebody who answered nothing is nobody to count.
      busy = false
      become({ screen, draft: {} })
      return
    }
    try {
      const kept = await keep(submission(given, ended))
      become({ screen, kept, tapped: null, draft: {} })
    } finally {
      busy = false
    }
  }

  function submission(given: Answers, ended: Ending | null): Submission {
    return {
      key: `${id}/${parts++}`,
      id,
      head: {
        business: view.business.id,
        ...(device === undefined ? {} : { device: { ...device } }),
      },
      body: {
        id,
        touchpoint: view.touchpoint.id,
        at: now(),
        ...(sequence === undefined ? {} : { seq: sequence() }),
        locale: view.locale,
        answers: Object.entries(given).map(([question, value]) => ({
          question,
          value: typeof value === 'object' ? [...value] : value,
        })),
        ...(ended === null ? {} : { ended }),
        ...(fields === undefined || parts > 1 ? {} : { fields: { ...fields } }),
      },
    }
  }

  return {
    id,
    get state() {
      return state
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async tap(point) {
      // A second finger or a double tap is not a second opinion.
      if (busy || state.screen.at !== 'asking') return
      const { id: question } = state.screen.question
      become({ tapped: point })
      await settle({ [question]: point }, null)
    },
    choose(question, option) {
      if (busy || state.screen.at !== 'following') return
      const asked = state.screen.questions.find(({ id }) => id === question)
      const chosen = (state.draft[question] ?? []) as readonly string[]
      const others = asked?.multiple === false ? [] : chosen.filter((other) => other !== option)
      const next = chosen.includes(option)
        ? others.filter((other) => other !== option)
        : [...others, option]
      become({ draft: { ...state.draft, [question]: next } })
    },
    write(question, text) {
      if (busy || state.screen.at !== 'following') return
      become({ draft: { ...state.draft, [question]: text } })
    },
    async send() {
      if (busy || state.screen.at !== 'following') return
      const given = spoken(state.draft)
      await settle(given, Object.keys(given).length > 0 ? 'done' : 'skip')
    },
    async leave(ended) {
      if (busy || state.screen.at !== 'following') return
      const taps = Object.entries(spoken(state.draft)).filter(
        ([, value]) => typeof value !== 'string',
      )
      await settle(Object.fromEntries(taps), ended)
    },
  }
}

/** What of a draft says something: reasons that are taken, text that is not blank. */
function spoken(draft: Answers): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(draft).flatMap(([question, value]) => {
      const said = typeof value === 'string' ? value.trim() : value
      return typeof said !== 'number' && said.length === 0 ? [] : [[question, said]]
    }),
  )
}

import type { PromptView } from '@shopbell/core/prompt'
import type { Visit } from '@shopbell/widget/prompt'
import type { Prompts } from '../device/prompts.ts'

/** How long thanks stay, ms: with the reset, the tablet is ready for the next person within 3 s. */
export const THANKS = 2500
/** How long the optional part waits for a person who may have gone, ms. */
export const IDLE = 20_000
/** The same once somebody has begun to write, ms. */
export const IDLE_WRITING = 60_000

/** One person after another at the same tablet. */
export interface Turns {
  readonly visit: Visit
  readonly view: PromptView
  /** Whether nobody is in the middle of anything: the first screen, untouched. */
  readonly isFree: boolean
  /** Calls `listener` when another turn begins. Starting returns stopping. */
  watch(listener: () => void): () => void
  /** Starts this turn again in another language; the next person gets the business's own. */
  speak(locale: string): void
  /** Somebody touched something: the optional part waits anew. */
  touch(): void
  /** Draws other prompts from the next turn on, or from the next `refresh`. */
  replace(prompts: Prompts): void
  /** Called when nobody has touched the tablet for a while: newer prompts may be drawn now. */
  refresh(): void
  stop(): void
}

interface TurnsOptions {
  readonly prompts: Prompts
  readonly start: (view: PromptView) => Visit
  readonly setTimer?: (run: () => void, delay: number) => unknown
  readonly clearTimer?: (timer: unknown) => void
}

/** Runs turns: a visit, thanks, a fresh visit. Nothing of one person is left for the next. */
export function startTurns(options: TurnsOptions): Turns {
  const {
    start,
    setTimer = (run, delay) => setTimeout(run, delay),
    clearTimer = (timer) => clearTimeout(timer as number),
  } = options
  const listeners = new Set<() => void>()
  let prompts = options.prompts
  let timer: unknown
  let view: PromptView = prompts[0]
  let visit = start(view)
  let opening = visit.state.screen
  let stopWatching = visit.watch(onChange)

  /** Whether the first screen is in front and nothing was given. */
  function isUntouched(): boolean {
    const { kept, draft, screen } = visit.state
    const first = JSON.stringify(screen) === JSON.stringify(opening)
    return first && kept === null && Object.keys(draft).length === 0
  }

  function begin(next: PromptView): void {
    clearTimer(timer)
    stopWatching()
    view = next
    visit = start(view)
    opening = visit.state.screen
    stopWatching = visit.watch(onChange)
    for (const listener of listeners) listener()
  }

  function onChange(): void {
    clearTimer(timer)
    const { kept, screen, draft } = visit.state
    // Who answered nothing is not thanked.
    if (screen.at === 'thanked' && kept === null) return begin(prompts[0])
    if (screen.at === 'thanked') timer = setTimer(() => begin(prompts[0]), THANKS)
    if (screen.at === 'following') {
      const writing = Object.values(draft).some(
        (value) => typeof value !== 'number' && !Array.isArray(value) && value !== '',
      )
      timer = setTimer(() => void visit.leave('timeout'), writing ? IDLE_WRITING : IDLE)
    }
    // Somebody who tapped the first of several questions and left must not bind the next person.
    if (screen.at === 'asking' && !isUntouched())
      timer = setTimer(() => void visit.leave('timeout'), IDLE)
  }

  return {
    get visit() {
      return visit
    },
    get view() {
      return view
    },
    get isFree() {
      return isUntouched()
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    speak(locale) {
      const chosen = prompts.find((prompt) => prompt.locale === locale)
      if (chosen !== undefined && this.isFree) {
        begin(chosen)
        // A language that was only tried goes back by itself.
        timer = setTimer(() => begin(prompts[0]), IDLE)
      }
    },
    touch() {
      if (visit.state.screen.at === 'following') onChange()
    },
    replace(next) {
      // Most of the time nothing has changed, and then nothing may move under a finger.
      if (JSON.stringify(next) !== JSON.stringify(prompts)) prompts = next
    },
    refresh() {
      if (this.isFree && view !== prompts[0]) begin(prompts[0])
    },
    stop() {
      clearTimer(timer)
      stopWatching()
    },
  }
}

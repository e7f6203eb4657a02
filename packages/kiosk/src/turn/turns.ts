import type { TabletView } from '@shopbell/core/prompt'
import type { Kept, Submission } from '@shopbell/outbox'
import type { Visit } from '@shopbell/widget/prompt'
import type { Prompts } from '../device/prompts.ts'
import { openTakeBack, type TakeBack } from './take-back.ts'

/** How long thanks stay, ms: with the reset, the tablet is ready for the next person within 3 s. */
export const THANKS = 2200
/** How long the optional part waits for a person who may have gone, ms. */
export const IDLE = 20_000
/** The same once somebody has begun to write, ms. */
export const IDLE_WRITING = 60_000

/** One person after another at the same tablet. */
export interface Turns {
  readonly visit: Visit
  readonly view: TabletView
  /** Whether nobody is in the middle of anything: the first screen, untouched. */
  readonly isFree: boolean
  /** Whether what was given last may still be taken back: for five seconds, by who gave it. */
  readonly canUndo: boolean
  /** When the optional part ends by itself unless somebody touches it, as by `clock`; else `null`. */
  readonly ends: number | null
  /** Calls `listener` after every change. Starting returns stopping. */
  watch(listener: () => void): () => void
  /** Starts this turn again in another language; the next person gets the business's own. */
  speak(locale: string): void
  /** Somebody touched something: what would end or go back by itself waits anew. */
  touch(): void
  /** The tablet goes out of sight: the optional part ends, and what was tapped stands. */
  leave(): Promise<void>
  /** Takes back what was given last; then the same person answers again, in the same language. */
  undo(): Promise<void>
  /** Draws other prompts from the next turn on, or from the next `refresh`. */
  replace(prompts: Prompts): void
  /** Called when nobody has touched the tablet for a while: newer prompts may be drawn now. */
  refresh(): void
  stop(): void
}

interface TurnsOptions {
  readonly prompts: Prompts
  /** Starts a visit whose answers are kept by `keep`. */
  readonly start: (view: TabletView, keep: (submission: Submission) => Promise<Kept>) => Visit
  /** Where answers are kept, and can be taken back from before they are sent. */
  readonly outbox: {
    add(submission: Submission): Promise<Kept>
    withdraw(key: string): Promise<boolean>
  }
  /** A number of the device's count was not used after all. */
  readonly giveBack: (sequence: number) => void
  readonly setTimer?: (run: () => void, delay: number) => unknown
  readonly clearTimer?: (timer: unknown) => void
  /** The wall clock, epoch ms. */
  readonly now?: () => number
  /** A clock that nobody can set, ms. */
  readonly clock?: () => number
}

/** Runs turns: a visit, thanks, a fresh visit. Nothing of one person is left for the next. */
export function startTurns(options: TurnsOptions): Turns {
  const {
    start,
    outbox,
    giveBack,
    setTimer = (run, delay) => setTimeout(run, delay),
    clearTimer = (timer) => clearTimeout(timer as number),
    now = Date.now,
    clock = () => performance.now(),
  } = options
  const listeners = new Set<() => void>()
  let prompts = options.prompts
  let timer: unknown
  let ends: number | null = null
  let stopWatching = (): void => {}
  // Whoever answered may take it back when the screen is already the next person's.
  let before: Turn | undefined
  let turn = open(prompts[0])

  interface Turn {
    readonly view: TabletView
    readonly visit: Visit
    readonly opening: string
    readonly given: TakeBack
  }

  function open(view: TabletView): Turn {
    const given = openTakeBack({
      keep: (submission) => outbox.add(submission),
      withdraw: (key) => outbox.withdraw(key),
      giveBack,
      onChange: tell,
      now,
      setTimer,
      clearTimer,
    })
    const visit = start(view, given.keep)
    stopWatching()
    stopWatching = visit.watch(onChange)
    return { view, visit, given, opening: JSON.stringify(visit.state.screen) }
  }

  function tell(): void {
    for (const listener of listeners) listener()
  }

  /** Whether the first screen is in front and nothing was given. */
  function isUntouched(): boolean {
    const { kept, draft, screen } = turn.visit.state
    const first = JSON.stringify(screen) === turn.opening
    return first && kept === null && Object.keys(draft).length === 0
  }

  function begin(view: TabletView): void {
    before?.given.close()
    before = turn
    turn = open(view)
    wait()
    tell()
  }

  function onChange(): void {
    if (!isUntouched()) before?.given.close()
    wait()
    tell()
  }

  /** What happens by itself when nobody does anything any more. */
  function wait(): void {
    clearTimer(timer)
    ends = null
    const { kept, screen, draft } = turn.visit.state
    if (screen.at === 'thanked') {
      // Who answered nothing is not thanked.
      if (kept === null) begin(prompts[0])
      else timer = setTimer(() => begin(prompts[0]), THANKS)
    } else if (!isUntouched()) {
      const writing = Object.values(draft).some(
        (value) => typeof value !== 'number' && !Array.isArray(value) && value !== '',
      )
      const idle = writing ? IDLE_WRITING : IDLE
      ends = clock() + idle
      // Somebody who tapped the first of several questions and left must not bind the next person.
      timer = setTimer(() => void turn.visit.leave('timeout'), idle)
    } else if (turn.view.locale !== prompts[0].locale) {
      // A language that was only tried goes back by itself.
      timer = setTimer(() => begin(prompts[0]), IDLE)
    }
  }

  return {
    get visit() {
      return turn.visit
    },
    get view() {
      return turn.view
    },
    get isFree() {
      return isUntouched()
    },
    get canUndo() {
      return turn.given.isOpen || before?.given.isOpen === true
    },
    get ends() {
      return ends
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    speak(locale) {
      const chosen = prompts.find((prompt) => prompt.locale === locale)
      if (chosen !== undefined && isUntouched()) {
        begin(chosen)
        before?.given.close()
      }
    },
    touch() {
      if (turn.visit.state.screen.at === 'thanked') return
      wait()
      tell()
    },
    async leave() {
      if (!isUntouched()) await turn.visit.leave('exit')
      else if (turn.view.locale !== prompts[0].locale) begin(prompts[0])
    },
    async undo() {
      const from = turn
      const { given, view } = turn.given.isOpen || before === undefined ? turn : before
      const isUndone = await given.undo()
      // Should the next person have been quicker, the screen is no longer this one's.
      const isStillHere = turn === from && (turn.given === given || isUntouched())
      if (isUndone && isStillHere)
        begin(prompts.find(({ locale }) => locale === view.locale) ?? view)
    },
    replace(next) {
      // Most of the time nothing has changed, and then nothing may move under a finger.
      if (JSON.stringify(next) !== JSON.stringify(prompts)) prompts = next
    },
    refresh() {
      if (isUntouched() && turn.view !== prompts[0]) begin(prompts[0])
    },
    stop() {
      clearTimer(timer)
      stopWatching()
      turn.given.close()
      before?.given.close()
    },
  }
}

import type { Ending } from '@shopbell/core'
import type { Kept } from '@shopbell/outbox'
import type { Problem } from './problems.ts'
import type { Progress, Screen } from './screen.ts'
import type { Answers, Contact } from './value.ts'

/** What a visit looks like at one moment; a new object after every change. */
export interface VisitState {
  readonly screen: Screen
  /** What is kept, by question. It is final: the first write wins, here and at the collector. */
  readonly answers: Answers
  /**
   * What was given and is not kept yet, by question: a point from its press until it is on the
   * disk, reasons taken, texts as they are written, a contact as it is filled in.
   */
  readonly draft: Answers
  /** What stands in the way of sending this screen; empty until somebody tried to send it. */
  readonly problems: readonly Problem[]
  /** How far one has come; `null` where there is nothing to count. */
  readonly progress: Progress | null
  /** Whether `back` leads anywhere: to the screens since the last answer that is kept. */
  readonly canGoBack: boolean
  /** Whether sending this screen ends the visit. */
  readonly isLast: boolean
  /** Where the last answer is kept; `null` before the first. */
  readonly kept: Kept | null
}

/**
 * One person's way through one prompt: what is asked, what was answered, and what comes next,
 * without a pixel. Every answer is kept before the next screen is shown. A call that does not fit
 * the screen in front does nothing, since it may be a second finger or a late one; a value that its
 * question does not offer is a RangeError.
 */
export interface Visit {
  /** The response's id: a UUIDv7, made before anything is kept. */
  readonly id: string
  readonly state: VisitState
  /** Calls `listener` after every change. Starting returns stopping. */
  watch(listener: () => void): () => void
  /**
   * A tap on a point of a scale: a whole answer, kept at once and final.
   * @param question which scale, on a page that has several; the first that is open when not given
   */
  tap(point: number, question?: string): Promise<void>
  /** Takes an option of a choice, or gives it back. Where one can be taken, the other goes. */
  choose(question: string, option: string): void
  /** What a text is now. */
  write(question: string, text: string): void
  /** Changes parts of a contact. */
  fill(question: string, part: Contact): void
  /**
   * Keeps what is in front and shows the next screen. With problems it keeps nothing, and the state
   * says what they are.
   */
  send(): Promise<void>
  /**
   * Shows the next screen without an answer in front, where all of it is optional; else it is
   * leaving. Reasons that were tapped stand.
   */
  skip(): Promise<void>
  /** Shows the screen before, as it was left, where `canGoBack`. */
  back(): void
  /**
   * Ends the visit from any screen. What was tapped is kept, since a tap is an answer; what was
   * typed on the screen in front is not, since nobody sent it.
   */
  leave(ended: Exclude<Ending, 'done'>): Promise<void>
}

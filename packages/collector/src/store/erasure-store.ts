/** What is to be forgotten of one business. */
export type Forgetting = { readonly business: string } & (
  | { readonly response: string }
  /** Every response that a tablet took. */
  | { readonly device: string }
  /** Whoever left this mail address or telephone number, or has this value in any of the fields. */
  | { readonly respondent: string }
)

/** How much was forgotten. */
export interface Forgotten {
  readonly responses: number
  readonly answers: number
  readonly events: number
}

/** Which words of one business have been kept long enough. */
export interface Expiring {
  readonly business: string
  readonly kind: 'text' | 'contact'
  /** Those that arrived before, epoch ms. */
  readonly before: number
}

/** Where things are taken out again. Rollups go on being what a recount says. */
export interface ErasureStore {
  /**
   * Takes responses out with everything that came with them: answers, events, flags, and their part
   * of every rollup. Their random ids stay as a sign that they were here, so that a device that
   * sends one once more is answered `duplicate`, and nothing of it is kept again. Goes in portions;
   * one that is broken off is done by doing it again.
   */
  forget(what: Forgetting): Promise<Forgotten>
  /**
   * Takes the words out of answers and leaves that there was an answer: counts stay, and a listing
   * has no such answer any more.
   * @returns how many lost theirs now
   */
  expire(what: Expiring): Promise<number>
}

import type { Part } from '../part.ts'

/** What one question is answered with, below its words. */
export interface Field extends Part {
  /** Carries the name, and what is said about the answer; the element itself when not given. */
  readonly control?: Element
}

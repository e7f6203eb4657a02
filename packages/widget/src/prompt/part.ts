import type { VisitState } from '../visit/visit.ts'

/** A part of a prompt: made once, then brought up to date. */
export interface Part {
  readonly element: Element
  /** Shows a newer state of the same screen. */
  update(state: VisitState): void
}

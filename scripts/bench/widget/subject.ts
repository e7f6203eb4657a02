import type { FileServer } from './file-server.ts'

/** One way of asking, in a page that is otherwise the same for all. */
export interface Subject {
  readonly name: string
  /** Version, and what exactly is loaded. */
  readonly what: string
  /** What stands in the page from where the clock runs. */
  readonly markup: string
  /**
   * The control that has to be seen: selectors from the document inwards, of which each but the
   * last names an element whose open shadow root is entered.
   */
  readonly control: readonly string[]
  /** Whether a tap on the control is an answer, and is timed. */
  readonly tap: boolean
}

/** A subject that cannot be measured here, and why. */
export interface Absent {
  readonly name: string
  readonly why: string
}

/** What a subject is made with. */
export interface Surroundings {
  readonly server: FileServer
  /** Where a real collector listens; it serves the widget as built. */
  readonly collector: string
}

/** Lays out what a subject loads. Throws when it cannot; the reason is shown in its place. */
export interface SubjectMaker {
  readonly name: string
  readonly peer: boolean
  readonly make: (surroundings: Surroundings) => Promise<Omit<Subject, 'name'>>
}

import type { Submission } from '@shopbell/outbox'
import { insistOffered } from './offered.ts'
import { openResponse, type ResponseOptions } from './response.ts'
import { resumeVisit } from './resume-visit.ts'
import type { Visit } from './visit.ts'

/** Where a visit's answers are kept, and what it needs of the world. */
export interface VisitOptions extends ResponseOptions {
  /**
   * Told after every change what leaving now would keep; `null` when that is nothing. For a page
   * that may go without a word: whoever finds it later keeps it.
   */
  readonly remember?: (submission: Submission | null) => void
  /** Orders the options of choices that are shuffled; 0 to below 1. */
  readonly random?: () => number
}

/** Starts a visit at the first screen of a prompt. Nothing is kept before the first tap. */
export function startVisit(options: VisitOptions): Visit {
  return resumeVisit({ ...options, response: openResponse(options), insist: insistOffered })
}

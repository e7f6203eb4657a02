import type { QuestionView } from '@shopbell/core/prompt'

/**
 * Where a visit stands. `asking`: one scale, answered with one tap. `following`: one question or
 * several, sent with a button; it follows a first tap, or is a whole prompt laid out as a page.
 * `thanked`: the end.
 */
export type Screen =
  | { readonly at: 'asking'; readonly question: QuestionView }
  | { readonly at: 'following'; readonly questions: readonly QuestionView[] }
  | { readonly at: 'thanked' }

/** The longest text that a collector takes where its question says no less, in UTF-16 units. */
export const MAX_TEXT = 4000

/** Where in a prompt one is, counted in screens from 1. */
export interface Progress {
  readonly step: number
  /** How many it may become. It shrinks when an answer makes a question needless; it does not grow. */
  readonly total: number
}

/** The questions of a screen, in order; none when it thanks. */
export function questionsOn(screen: Screen): readonly QuestionView[] {
  if (screen.at === 'asking') return [screen.question]
  return screen.at === 'following' ? screen.questions : []
}

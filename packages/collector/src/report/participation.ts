import { responseRate, type Estimate } from '@shopbell/core'
import type { Step } from '../store/store.ts'
import { anyOf, OF_QUESTION } from './dimensions.ts'
import type { StepCount } from './facts.ts'
import type { ReportQuery } from './report-query.ts'

/**
 * How many visits were asked and how many answered. A visit sees a prompt and not one question of
 * it, so where questions, constructs or lenses are asked for, all of it is `null`.
 */
export interface Participation {
  /** Visits whose prompt was shown, as far as senders say so: tablets and imports do not. */
  readonly shown: number | null
  /** Visits that were closed unanswered, as far as senders say so. */
  readonly dismissed: number | null
  /** Responses with at least one answer, whether or not they were said to be shown. */
  readonly answered: number | null
  /**
   * Of the visits that were shown, the share that answered, whenever they did. Answers whose showing
   * nobody told are not in it: it is never above 1, and `null` where nothing was shown.
   */
  readonly responseRate: Estimate
}

/** Adds up the steps of one group. */
export function participationOf(
  steps: readonly Pick<StepCount, 'step' | 'count'>[],
  query: ReportQuery,
): Participation {
  if (asksQuestions(query)) {
    return { shown: null, dismissed: null, answered: null, responseRate: responseRate(0, 0) }
  }
  const sum = (step: Step): number =>
    steps.reduce((total, each) => (each.step === step ? total + each.count : total), 0)
  const shown = sum('shown')
  return {
    shown,
    dismissed: sum('dismissed'),
    answered: sum('answered'),
    responseRate: responseRate(sum('shown-answered'), shown),
  }
}

/** Whether a query tells questions apart, or leaves some out. */
export function asksQuestions({ by, where }: ReportQuery): boolean {
  return anyOf([...by, ...where.keys()], OF_QUESTION)
}

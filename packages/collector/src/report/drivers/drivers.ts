import type { DriversReport } from '@shopbell/core/report'
import type { Place, Served } from '../../business/directory.ts'
import type { Store } from '../../store/store.ts'
import { readFacts } from '../facts.ts'
import type { ReportQuery } from '../report-query.ts'
import { scopeOf } from '../scope.ts'
import { wholeAnswers } from '../whole-answers.ts'
import { driverAnalyses, driversAskedAt } from './driver-analysis.ts'
import { reasonQuestions, sideOf } from './reasons.ts'

/**
 * What is associated with the score, and what people name. Counts are of all answers; what has to be
 * seen of one person together is of the newest responses, as `sample` says.
 * @throws StoreUnavailable
 */
export async function driversOf(
  served: Served,
  query: ReportQuery,
  store: Store,
): Promise<DriversReport> {
  const [{ options }, { answers, sample }] = await Promise.all([
    readFacts(served, { ...query, by: ['touchpoint'] }, store, { only: ['options'] }),
    wholeAnswers(served, query, store, isJoint),
  ])
  return {
    ...scopeOf(served, query),
    sample,
    drivers: driverAnalyses(served, answers),
    reasons: reasonQuestions(served, options, answers),
  }
}

/** Whether something is asked there that has to be seen of one person together. */
function isJoint(place: Place): boolean {
  const asks = [...place.questions.values()]
  return (
    driversAskedAt(place).length > 0 ||
    asks.some((each) => each.question.kind === 'choice' && sideOf(each, place) === 'happened')
  )
}

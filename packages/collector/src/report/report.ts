import type { Served } from '../business/directory.ts'
import type { Store } from '../store/store.ts'
import { factsOf } from './facts.ts'
import { twoLenses, type TwoLenses } from './gap.ts'
import { groupsOf, type Group } from './groups.ts'
import { jointOf, type Joint } from './joint.ts'
import { participationOf, type Participation } from './participation.ts'
import { qualityOf, type Quality } from './quality.ts'
import { readRollups, type Read } from './read-rollups.ts'
import type { ReportQuery } from './report-query.ts'
import { nameOfHour } from './scope.ts'
import { rollupsFor } from './rollup-query.ts'

/** The body of `GET /v1/report`; participation is that of all its groups together. */
export interface Report extends TwoLenses, Participation {
  readonly business: string
  /** What the business calls itself. */
  readonly name: string
  /** Whether its answers are made up, as its config says. */
  readonly demonstration: boolean
  /** As they were asked for, an ISO date or date and hour; `null` for all time. */
  readonly from: string | null
  readonly to: string | null
  readonly groups: readonly Group[]
  readonly joint: Joint
  readonly quality: Quality
}

/** Reads the rollups a query needs and has core score them. @throws StoreUnavailable */
export async function reportOf(served: Served, query: ReportQuery, store: Store): Promise<Report> {
  const wanted = rollupsFor(served, query)
  return buildReport(served, query, wanted.grain, await readRollups(served, wanted, store))
}

/** A report from rollups. @param grain that they were read with */
function buildReport(
  served: Served,
  query: ReportQuery,
  grain: 'hour' | 'day',
  { rollups, excluded }: Read,
): Report {
  const facts = factsOf(served, query, grain, rollups)
  return {
    business: served.config.business.id,
    name: served.config.business.name,
    demonstration: served.config.business.demonstration ?? false,
    from: nameOfHour(query.from),
    to: nameOfHour(query.to),
    ...participationOf(facts.steps, query),
    groups: groupsOf(facts, query),
    joint: jointOf(facts.ratings, served.config.traffic),
    ...twoLenses(facts),
    quality: qualityOf(facts, query, factsOf(served, query, grain, excluded)),
  }
}

import type { Lens, RatedKind } from '@shopbell/core'
import type { Sample } from '@shopbell/core/report'
import { dayOfHour } from '@shopbell/core/time'
import type { Place, Served } from '../business/directory.ts'
import type { Store } from '../store/store.ts'
import { excludedSpans } from './excluded-spans.ts'
import type { ReportQuery } from './report-query.ts'
import { rollupsFor } from './rollup-query.ts'

/** So many responses are looked at whole, the newest: enough for intervals of a point. */
const SAMPLE_LIMIT = 20_000

/** One response, with its answers by what they measure. */
export interface WholeAnswer {
  readonly place: Place
  /** The local day. */
  readonly day: number
  /** By construct; of several questions of one construct, the one that is asked first. */
  readonly ratings: ReadonlyMap<
    string,
    { readonly kind: RatedKind; readonly point: number; readonly lens: Lens }
  >
  /** The options that were taken, by question. */
  readonly choices: ReadonlyMap<string, readonly string[]>
}

/**
 * The newest whole responses that a query lets through, from touchpoints that a page wants, without
 * what is excluded. Of the query's dimensions those of touchpoints count, and the time.
 * @returns also how many there were to look at
 * @throws StoreUnavailable
 */
export async function wholeAnswers(
  served: Served,
  query: ReportQuery,
  store: Store,
  wants: (place: Place) => boolean,
): Promise<{ readonly answers: readonly WholeAnswer[]; readonly sample: Sample }> {
  const { touchpoints: asked } = rollupsFor(served, { ...query, by: [] })
  const touchpoints = (asked ?? [...served.places.keys()]).filter((id) =>
    wants(served.places.get(id)!),
  )
  const found =
    touchpoints.length === 0
      ? []
      : await store.sample({
          business: served.config.business.id,
          touchpoints,
          ...(query.from === null ? {} : { from: query.from }),
          ...(query.to === null ? {} : { to: query.to }),
          limit: SAMPLE_LIMIT + 1,
        })
  const spans = excludedSpans(served, touchpoints)
  const looked = found
    .slice(0, SAMPLE_LIMIT)
    .filter(({ touchpoint, hour }) =>
      spans.every(
        ({ touchpoints, from, to }) =>
          !touchpoints.includes(touchpoint) || hour < from * 24 || hour >= to * 24,
      ),
    )
  return {
    sample: {
      responses: looked.length,
      limit: SAMPLE_LIMIT,
      whole: found.length <= SAMPLE_LIMIT,
    },
    answers: looked.map(({ touchpoint, hour, ratings, choices }): WholeAnswer => {
      const place = served.places.get(touchpoint)!
      const byQuestion = new Map(ratings.map((rating) => [rating.question, rating]))
      const byConstruct = new Map<string, { kind: RatedKind; point: number; lens: Lens }>()
      for (const { question, construct, lens } of place.questions.values()) {
        const rating = byQuestion.get(question.id)
        if (rating === undefined || byConstruct.has(construct)) continue
        byConstruct.set(construct, { kind: rating.kind, point: rating.point, lens })
      }
      return {
        place,
        day: dayOfHour(hour),
        ratings: byConstruct,
        choices: new Map(choices.map(({ question, options }) => [question, options])),
      }
    }),
  }
}

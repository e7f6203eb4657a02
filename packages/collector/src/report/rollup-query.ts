import type { Place, Served } from '../business/directory.ts'
import type { RollupQuery, Rollups } from '../store/store.ts'
import { anyOf, OF_QUESTION, OF_TIME, OF_TOUCHPOINT, type Dimension } from './dimensions.ts'
import { areFew } from './few.ts'
import { lets, ofPlace } from './let-through.ts'
import type { ReportQuery } from './report-query.ts'

/** What a report needs of all that there is: the less, the quicker it is read. */
export interface Needs {
  /** These rollups; all when not given. Facts of others are empty. */
  readonly only?: readonly (keyof Rollups)[]
  /** Answers of these constructs; of all when not given. */
  readonly constructs?: readonly string[]
}

/**
 * Which rollups a query needs: days when no hour is asked for, and each apart only when a time is.
 * Touchpoints of which the query tells no difference are added up in the store.
 */
export function rollupsFor(
  served: Served,
  { from, to, by, where }: ReportQuery,
  { only, constructs }: Needs = {},
): RollupQuery {
  const dimensions = [...by, ...where.keys()]
  const isWholeDays = [from, to].every((hour) => hour === null || hour % 24 === 0)
  const grain = isWholeDays && !dimensions.includes('hour') ? 'day' : 'hour'
  const bucket = (hour: number): number => (grain === 'day' ? hour / 24 : hour)
  const places = [...served.places.values()].filter((place) =>
    OF_TOUCHPOINT.every((dimension) => lets(where, dimension, ofPlace(place, dimension))),
  )
  const questions = questionsOf(places, where, constructs)
  const as = alike(places, by)
  return {
    business: served.config.business.id,
    grain,
    ...(from === null ? {} : { from: bucket(from) }),
    ...(to === null ? {} : { to: bucket(to) }),
    ...(places.length === served.places.size
      ? {}
      : {
          touchpoints: places.map(({ touchpoint }) => touchpoint.id),
          few: areFew(places, served),
        }),
    apart: anyOf(dimensions, OF_TIME),
    ...(as.size === 0 ? {} : { as }),
    ...(only === undefined ? {} : { only }),
    ...(questions === null ? {} : { questions }),
  }
}

/** The questions whose answers a query wants; `null` where that is all. */
function questionsOf(
  places: readonly Place[],
  where: ReportQuery['where'],
  constructs: readonly string[] | undefined,
): readonly string[] | null {
  if (constructs === undefined && !anyOf(where.keys(), OF_QUESTION)) return null
  const wanted = new Set<string>()
  for (const { questions } of places) {
    for (const { question, construct, lens } of questions.values()) {
      const isWanted =
        (constructs?.includes(construct) ?? true) &&
        lets(where, 'question', question.id) &&
        lets(where, 'construct', construct) &&
        lets(where, 'lens', lens)
      if (isWanted) wanted.add(question.id)
    }
  }
  return [...wanted]
}

/**
 * Touchpoints whose facts are the same but for their counts, each under the first of them: alike in
 * what the query groups by, in their channel, and in what is asked there.
 */
function alike(places: readonly Place[], by: readonly Dimension[]): ReadonlyMap<string, string> {
  const as = new Map<string, string>()
  if (by.includes('touchpoint')) return as
  const dimensions = OF_TOUCHPOINT.filter((dimension) => by.includes(dimension))
  const firsts = new Map<string, string>()
  for (const place of places) {
    const { id } = place.touchpoint
    const values = dimensions.map((dimension) => ofPlace(place, dimension))
    const name = JSON.stringify([values, place.touchpoint.channel]) + asksOf(place)
    const first = firsts.get(name)
    if (first === undefined) firsts.set(name, id)
    else as.set(id, first)
  }
  return as
}

const asks = new WeakMap<Place, string>()

/** Everything that is asked at a place, with what it is asked for. */
function asksOf(place: Place): string {
  let all = asks.get(place)
  if (all === undefined) {
    all = JSON.stringify(
      [...place.questions].map(([id, { construct, lens }]) => [id, construct, lens]),
    )
    asks.set(place, all)
  }
  return all
}

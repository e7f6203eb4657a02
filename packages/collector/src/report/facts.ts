import { SCALES, type Lens, type RatedKind } from '@shopbell/core'
import type { Asked, Place, Served } from '../business/directory.ts'
import type { Cell, Count, RollupQuery, Rollups, Step, Store } from '../store/store.ts'
import {
  anyOf,
  nameOfTime,
  OF_QUESTION,
  OF_TIME,
  OF_TOUCHPOINT,
  type Dimension,
  type KeyPart,
  type TimeDimension,
  type TouchpointDimension,
} from './dimensions.ts'
import { readRollups } from './read-rollups.ts'
import type { ReportQuery } from './report-query.ts'

/** A group's key: its value in each dimension that was asked for, in that order. */
export type Key = readonly KeyPart[]

/** Rollup rows with the words of the config put to them, as far as the query lets them through. */
export interface Facts {
  readonly visits: readonly { readonly key: Key; readonly count: number }[]
  readonly ratings: readonly Rating[]
  readonly options: readonly OptionCount[]
  readonly pairs: readonly Pair[]
  readonly steps: readonly StepCount[]
  /** Those of `ratings` that flagged responses gave. */
  readonly flagged: readonly Rating[]
  readonly flags: readonly FlagCount[]
  /** Responses whose time nobody knows. */
  readonly unsure: readonly { readonly count: number }[]
}

/** Responses that one rule flagged; under the empty rule, that any did. */
export interface FlagCount {
  readonly key: Key
  readonly rule: string
  readonly count: number
}

/** Answers of one point to one rated question. */
export interface Rating {
  readonly key: Key
  readonly channel: string
  readonly question: string
  readonly construct: string
  readonly lens: Lens
  readonly kind: RatedKind
  /** Which point of the scale, lowest 0. */
  readonly index: number
  readonly count: number
}

/** Answers to one question that is not rated: all of them, or those that took one option. */
export interface OptionCount {
  readonly key: Key
  readonly question: string
  /** Empty: all of them. */
  readonly option: string
  readonly count: number
}

/** Visits that came so far. */
export interface StepCount {
  readonly key: Key
  readonly step: Step
  readonly count: number
}

/** Persons who answered under both lenses. */
export interface Pair {
  readonly service: { readonly kind: RatedKind; readonly point: number }
  readonly experience: { readonly kind: RatedKind; readonly point: number }
  readonly count: number
}

/** Which rollups a query needs: days when no hour is asked for, and each apart only when a time is. */
export function rollupsFor(served: Served, { from, to, by, where }: ReportQuery): RollupQuery {
  const dimensions = [...by, ...where.keys()]
  const isWholeDays = [from, to].every((hour) => hour === null || hour % 24 === 0)
  const grain = isWholeDays && !dimensions.includes('hour') ? 'day' : 'hour'
  const bucket = (hour: number): number => (grain === 'day' ? hour / 24 : hour)
  const touchpoints = [...served.places.values()]
    .filter((place) =>
      OF_TOUCHPOINT.every((dimension) => lets(where, dimension, ofPlace(place, dimension))),
    )
    .map(({ touchpoint }) => touchpoint.id)
  return {
    business: served.config.business.id,
    grain,
    ...(from === null ? {} : { from: bucket(from) }),
    ...(to === null ? {} : { to: bucket(to) }),
    ...(touchpoints.length === served.places.size ? {} : { touchpoints }),
    apart: anyOf(dimensions, OF_TIME),
  }
}

/** Reads the rollups that a query needs, without what is excluded, as facts. @throws StoreUnavailable */
export async function readFacts(
  served: Served,
  query: ReportQuery,
  store: Pick<Store, 'rollups'>,
): Promise<Facts> {
  const wanted = rollupsFor(served, query)
  const { rollups } = await readRollups(served, wanted, store)
  return factsOf(served, query, wanted.grain, rollups)
}

/**
 * Puts the config's words to rollup rows. A point counts on the scale it was asked with, whatever the
 * question's kind is now. Rows of touchpoints or questions that the config no longer has cannot be
 * told and are left out.
 * @param grain that the rollups were read with
 */
export function factsOf(
  served: Served,
  { by, where }: ReportQuery,
  grain: 'hour' | 'day',
  rollups: Rollups,
): Facts {
  const asksTime = anyOf([...by, ...where.keys()], OF_TIME)

  /** Its values, or `undefined` when the query does not let it through. */
  function find(
    { touchpoint, bucket }: Count,
    question?: string,
  ): { place: Place; asked: Asked | undefined; key: Key } | undefined {
    const place = served.places.get(touchpoint)
    if (place === undefined) return undefined
    const asked = question === undefined ? undefined : place.questions.get(question)
    if (question !== undefined && asked === undefined) return undefined
    const valueOf = (dimension: Dimension): KeyPart => {
      switch (dimension) {
        case 'question':
          return asked?.question.id ?? null
        case 'construct':
          return asked?.construct ?? null
        case 'lens':
          return asked?.lens ?? null
        case 'hour':
        case 'day':
        case 'week':
        case 'weekday':
          return nameOfTime(dimension satisfies TimeDimension, bucket, grain)
        default:
          return ofPlace(place, dimension)
      }
    }
    const checks: readonly Dimension[] = [
      ...OF_TOUCHPOINT,
      ...(asksTime ? OF_TIME : []),
      ...(asked === undefined ? [] : OF_QUESTION),
    ]
    for (const dimension of checks) {
      if (where.has(dimension) && !lets(where, dimension, valueOf(dimension))) return undefined
    }
    return { place, asked, key: by.map(valueOf) }
  }

  function rating(row: Cell): readonly Rating[] {
    const found = find(row, row.question)
    if (found?.asked === undefined) return []
    const { construct, lens } = found.asked
    const { channel } = found.place.touchpoint
    const { question, kind, count } = row
    const index = SCALES[kind].values.indexOf(row.point)
    if (index < 0) return []
    return [{ key: found.key, channel, question, construct, lens, kind, index, count }]
  }

  return {
    visits: rollups.visits.flatMap((row) => {
      const found = find(row)
      return found === undefined ? [] : [{ key: found.key, count: row.count }]
    }),
    ratings: rollups.cells.flatMap(rating),
    flagged: rollups.flagged.flatMap(rating),
    flags: rollups.flags.flatMap((row): readonly FlagCount[] => {
      const found = find(row)
      return found === undefined ? [] : [{ key: found.key, rule: row.rule, count: row.count }]
    }),
    unsure: rollups.unsure.filter(({ touchpoint, bucket }) => {
      const place = served.places.get(touchpoint)
      if (place === undefined) return false
      const isOfPlace = OF_TOUCHPOINT.every((name) => lets(where, name, ofPlace(place, name)))
      // It lies in a day by a guess, and in no hour.
      const isOfTime = OF_TIME.filter((name) => name !== 'hour' && where.has(name)).every((name) =>
        lets(where, name, nameOfTime(name, bucket, 'day')),
      )
      return isOfPlace && isOfTime
    }),
    options: rollups.options.flatMap((row): readonly OptionCount[] => {
      const found = find(row, row.question)
      const { question, option, count } = row
      return found === undefined ? [] : [{ key: found.key, question, option, count }]
    }),
    pairs: rollups.pairs.flatMap((row): readonly Pair[] => {
      if (find(row, row.service) === undefined) return []
      if (find(row, row.experience) === undefined) return []
      return [
        {
          service: { kind: row.serviceKind, point: row.servicePoint },
          experience: { kind: row.experienceKind, point: row.experiencePoint },
          count: row.count,
        },
      ]
    }),
    steps: rollups.steps.flatMap((row): readonly StepCount[] => {
      const found = find(row)
      return found === undefined ? [] : [{ key: found.key, step: row.step, count: row.count }]
    }),
  }
}

/** An empty value in `where.location=` means: without one. A store lets all its zones through. */
function lets(where: ReportQuery['where'], dimension: Dimension, value: KeyPart): boolean {
  const allowed = where.get(dimension)
  if (allowed === undefined) return true
  const word = String(value ?? '')
  return allowed.has(word) || (dimension === 'location' && allowed.has(word.split('/', 1)[0]!))
}

function ofPlace({ touchpoint, region }: Place, dimension: TouchpointDimension): KeyPart {
  switch (dimension) {
    case 'channel':
      return touchpoint.channel
    case 'stage':
      return touchpoint.stage
    case 'touchpoint':
      return touchpoint.id
    case 'location':
      return touchpoint.location ?? null
    case 'region':
      return region
  }
}

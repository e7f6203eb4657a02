import { SCALES, type Lens, type RatedKind } from '@shopbell/core'
import type { Asked, Place, Served } from '../business/directory.ts'
import type { Cell, Count, Rollups, Step, Store } from '../store/store.ts'
import {
  anyOf,
  nameOfTime,
  OF_QUESTION,
  OF_TIME,
  OF_TOUCHPOINT,
  type Dimension,
  type KeyPart,
  type TimeDimension,
} from './dimensions.ts'
import { lets, ofPlace } from './let-through.ts'
import { readRollups } from './read-rollups.ts'
import type { ReportQuery } from './report-query.ts'
import { rollupsFor, type Needs } from './rollup-query.ts'

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

/** Reads the rollups that a query needs, without what is excluded, as facts. @throws StoreUnavailable */
export async function readFacts(
  served: Served,
  query: ReportQuery,
  store: Pick<Store, 'rollups'>,
  needs?: Needs,
): Promise<Facts> {
  const wanted = rollupsFor(served, query, needs)
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
  const checked = [...where.keys()]
  const times = OF_TIME.filter((dimension) => where.has(dimension))
  const isOfTime = anyOf(by, OF_TIME)
  const timeless = [...OF_TOUCHPOINT, ...OF_QUESTION]
  const found = new Map<string, Found | undefined>()

  /** Its values, or `undefined` when the query does not let it through. */
  function find({ touchpoint, bucket }: Count, question?: string): Known | undefined {
    const name = question === undefined ? touchpoint : `${touchpoint} ${question}`
    let one = found.get(name)
    if (one === undefined && !found.has(name)) found.set(name, (one = look(touchpoint, question)))
    if (one === undefined) return undefined
    const time = times.length === 0 && !isOfTime ? 0 : bucket
    let known = one.known.get(time)
    if (known === undefined && !one.known.has(time)) {
      const isLet = times.every((each) => lets(where, each, nameOfTime(each, time, grain)))
      known = isLet ? { ...one, key: by.map((each) => one.valueOf(each, time)) } : undefined
      one.known.set(time, known)
    }
    return known
  }

  /** What of it is the same at any time. */
  function look(touchpoint: string, question: string | undefined): Found | undefined {
    const place = served.places.get(touchpoint)
    if (place === undefined) return undefined
    const asked = question === undefined ? undefined : place.questions.get(question)
    if (question !== undefined && asked === undefined) return undefined
    const valueOf = (dimension: Dimension, bucket: number): KeyPart => {
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
    const checks = checked.filter((dimension) =>
      (asked === undefined ? OF_TOUCHPOINT : timeless).includes(dimension as never),
    )
    const isLet = checks.every((dimension) => lets(where, dimension, valueOf(dimension, 0)))
    return isLet ? { place, asked, valueOf, known: new Map() } : undefined
  }

  function rating(row: Cell): readonly Rating[] {
    const known = find(row, row.question)
    if (known?.asked === undefined) return []
    const { construct, lens } = known.asked
    const { channel } = known.place.touchpoint
    const { question, kind, count } = row
    const index = SCALES[kind].values.indexOf(row.point)
    if (index < 0) return []
    return [{ key: known.key, channel, question, construct, lens, kind, index, count }]
  }

  return {
    visits: rollups.visits.flatMap((row) => {
      const known = find(row)
      return known === undefined ? [] : [{ key: known.key, count: row.count }]
    }),
    ratings: rollups.cells.flatMap(rating),
    flagged: rollups.flagged.flatMap(rating),
    flags: rollups.flags.flatMap((row): readonly FlagCount[] => {
      const known = find(row)
      return known === undefined ? [] : [{ key: known.key, rule: row.rule, count: row.count }]
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
      const known = find(row, row.question)
      const { question, option, count } = row
      return known === undefined ? [] : [{ key: known.key, question, option, count }]
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
      const known = find(row)
      return known === undefined ? [] : [{ key: known.key, step: row.step, count: row.count }]
    }),
  }
}

/** What is known of a touchpoint, or of a question there. */
interface Known {
  readonly place: Place
  readonly asked: Asked | undefined
  readonly key: Key
}

interface Found extends Omit<Known, 'key'> {
  readonly valueOf: (dimension: Dimension, bucket: number) => KeyPart
  /** By bucket, where a time is asked for, so that rows share their keys; `undefined` where it is not let through. */
  readonly known: Map<number, Known | undefined>
}

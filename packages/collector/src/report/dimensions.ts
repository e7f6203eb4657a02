import { CHANNELS, LENSES, STAGES } from '@shopbell/core'
import { dayName, dayOfHour, hourName, parseHour, weekday, weekName } from '@shopbell/core/time'

/** What answers can be grouped and filtered by. */
export const DIMENSIONS = [
  'channel',
  'stage',
  'touchpoint',
  'location',
  'region',
  'hour',
  'day',
  'week',
  'weekday',
  'question',
  'construct',
  'lens',
] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** Those that a touchpoint says. */
export const OF_TOUCHPOINT = ['channel', 'stage', 'touchpoint', 'location', 'region'] as const
/** Those that the local time says. */
export const OF_TIME = ['hour', 'day', 'week', 'weekday'] as const
/** Those that a question at a touchpoint says. */
export const OF_QUESTION = ['question', 'construct', 'lens'] as const

export type TouchpointDimension = (typeof OF_TOUCHPOINT)[number]
export type TimeDimension = (typeof OF_TIME)[number]

export function isDimension(name: string): name is Dimension {
  return DIMENSIONS.includes(name as Dimension)
}

/** Whether two lists of dimensions share one. */
export function anyOf(dimensions: Iterable<Dimension>, of: readonly Dimension[]): boolean {
  for (const dimension of dimensions) if (of.includes(dimension)) return true
  return false
}

/** A group's value in one dimension; `null` where it has none, such as a touchpoint without a location. */
export type KeyPart = string | number | null

/**
 * What a local hour or day is called in a dimension.
 * @param bucket an hour or a day, as `grain` says; `hour` can only be told from hours
 */
export function nameOfTime(
  dimension: TimeDimension,
  bucket: number,
  grain: 'hour' | 'day',
): string | number {
  const day = grain === 'hour' ? dayOfHour(bucket) : bucket
  switch (dimension) {
    case 'hour':
      return named('hour', bucket, hourName)
    case 'day':
      return named('day', day, dayName)
    case 'week':
      return named('week', day, weekName)
    case 'weekday':
      return weekday(day)
  }
}

const names = new Map<string, string>()
/** Of some years of hours; rows of a report repeat the same few. */
const MOST_NAMES = 40_000

function named(dimension: TimeDimension, time: number, nameOf: (time: number) => string): string {
  const key = `${dimension}${time}`
  let name = names.get(key)
  if (name === undefined) {
    if (names.size >= MOST_NAMES) names.clear()
    names.set(key, (name = nameOf(time)))
  }
  return name
}

/** Whether a dimension can have this value; those whose values the config makes can have any. */
export function canBe(dimension: Dimension, value: string): boolean {
  const form = FORMS[dimension]
  return form === undefined || form.fits(value)
}

/** What a dimension's values look like, when not any. */
export function allowedOf(dimension: Dimension): string {
  return FORMS[dimension]?.allowed ?? 'an id'
}

interface Form {
  readonly allowed: string
  fits(value: string): boolean
}

const FORMS: Readonly<Partial<Record<Dimension, Form>>> = {
  channel: oneOf(CHANNELS),
  stage: oneOf(STAGES),
  lens: oneOf(LENSES),
  weekday: oneOf(['1', '2', '3', '4', '5', '6', '7']),
  hour: {
    allowed: 'an hour such as 2026-11-22T14',
    fits: (value) => value.length === 13 && parseHour(value) !== null,
  },
  day: {
    allowed: 'a date such as 2026-11-22',
    fits: (value) => value.length === 10 && parseHour(value) !== null,
  },
  week: {
    allowed: 'an ISO week such as 2026-W47',
    fits: (value) => /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/.test(value),
  },
}

function oneOf(words: readonly string[]): Form {
  return { allowed: `one of ${words.join(', ')}`, fits: (value) => words.includes(value) }
}

import { isWithin, type Exclusion } from '@shopbell/core/config'
import { dayOfHour, parseHour } from '@shopbell/core/time'
import type { Served } from '../business/directory.ts'

/** Local days of some touchpoints: the first that is left out, and the first that counts again. */
export interface ExcludedSpan {
  readonly touchpoints: readonly string[]
  readonly from: number
  readonly to: number
}

/**
 * What the config's exclusions leave out, each day of each touchpoint in one span only, however many
 * exclusions name it.
 * @param only these touchpoints; all when not given
 */
export function excludedSpans(
  { config, places }: Served,
  only?: readonly string[],
): readonly ExcludedSpan[] {
  const exclusions = config.exclusions ?? []
  if (exclusions.length === 0) return []
  const spans = new Map<string, { touchpoints: string[]; from: number; to: number }>()
  for (const { touchpoint } of places.values()) {
    if (only !== undefined && !only.includes(touchpoint.id)) continue
    const own = exclusions.filter(({ where }) => isWithin(where, touchpoint))
    for (const [from, to] of union(own.map(daysOf))) {
      const key = `${from} ${to}`
      const span = spans.get(key)
      if (span === undefined) spans.set(key, { touchpoints: [touchpoint.id], from, to })
      else span.touchpoints.push(touchpoint.id)
    }
  }
  return [...spans.values()]
}

type Days = readonly [from: number, to: number]

/** The days of an exclusion; that they are days is what a decoded config is checked for. */
export function daysOf({ from, to }: Exclusion): Days {
  return [dayOfHour(parseHour(from)!), dayOfHour(parseHour(to)!)]
}

function union(all: readonly Days[]): readonly Days[] {
  const merged: Days[] = []
  for (const [from, to] of all.toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1)
    if (last === undefined || last[1] < from) merged.push([from, to])
    else merged[merged.length - 1] = [last[0], Math.max(last[1], to)]
  }
  return merged
}

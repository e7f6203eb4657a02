import type { Place } from '../business/directory.ts'
import type { Dimension, KeyPart, TouchpointDimension } from './dimensions.ts'
import type { ReportQuery } from './report-query.ts'

/**
 * Whether a query lets a value of a dimension through; all where it asks for none. An empty value in
 * `where.location=` means: without one. A store lets all its zones through.
 */
export function lets(where: ReportQuery['where'], dimension: Dimension, value: KeyPart): boolean {
  const allowed = where.get(dimension)
  if (allowed === undefined) return true
  const word = String(value ?? '')
  return allowed.has(word) || (dimension === 'location' && allowed.has(word.split('/', 1)[0]!))
}

/** What a touchpoint says in a dimension; `null` where it says nothing. */
export function ofPlace({ touchpoint, region }: Place, dimension: TouchpointDimension): KeyPart {
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

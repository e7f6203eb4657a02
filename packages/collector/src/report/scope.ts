import { dayName, hourName } from '@shopbell/core/time'
import type { Scope } from '@shopbell/core/report'
import type { Served } from '../business/directory.ts'
import type { ReportQuery } from './report-query.ts'

/** Below so many answers nothing is shown of a place or a group, so that nobody can be told. */
export const MINIMUM = 5

/** What a page's figures are of. */
export function scopeOf({ config: { business } }: Served, { from, to }: ReportQuery): Scope {
  return {
    business: business.id,
    name: business.name,
    demonstration: business.demonstration ?? false,
    from: nameOf(from),
    to: nameOf(to),
    minimum: MINIMUM,
  }
}

function nameOf(hour: number | null): string | null {
  if (hour === null) return null
  return hour % 24 === 0 ? dayName(hour / 24) : hourName(hour)
}

import { FEWEST } from '@shopbell/core'
import { dayName, hourName } from '@shopbell/core/time'
import type { Scope } from '@shopbell/core/report'
import type { Served } from '../business/directory.ts'
import type { ReportQuery } from './report-query.ts'

/** What a page's figures are of. */
export function scopeOf({ config: { business } }: Served, { from, to }: ReportQuery): Scope {
  return {
    business: business.id,
    name: business.name,
    demonstration: business.demonstration ?? false,
    from: nameOfHour(from),
    to: nameOfHour(to),
    minimum: FEWEST,
  }
}

/** A local hour as a query names it: a date, or a date and hour; `null` stays. */
export function nameOfHour(hour: number | null): string | null {
  if (hour === null) return null
  return hour % 24 === 0 ? dayName(hour / 24) : hourName(hour)
}

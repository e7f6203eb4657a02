import type { Frame } from '@shopbell/core/report'
import { dayAt, daysOf, type Days } from '../address/period.ts'
import { FILTERS, type View } from '../address/view.ts'

/** The parameters of a question to the collector; those that are `null` are not sent. */
export type Query = Readonly<Record<string, string | null>>

/** The days a view is about, on the shop's own calendar. @param now epoch ms */
function daysOfView({ period, from, to }: View, frame: Frame, now: number): Days {
  return daysOf(period, dayAt(frame.timeZone, now), { from, to })
}

/** What every page asks for: the business, the days and the filters of its address. */
export function queryOf(view: View, frame: Frame, now: number): Query {
  const { business, where } = view
  return {
    business,
    ...daysOfView(view, frame, now),
    ...Object.fromEntries(FILTERS.map((filter) => [`where.${filter}`, where[filter] ?? null])),
  }
}

import type { FrameTouchpoint, Frame } from '@shopbell/core/report'
import { FILTERS, type Filter, type View } from '../address/view.ts'
import type { Visit } from '../api/visit.ts'

/**
 * The visits that the filters of a view let through, as the collector would. Whose touchpoint the
 * config does not have any more is in none but the whole.
 */
export function visitsWithin(
  visits: readonly Visit[],
  { where }: Pick<View, 'where'>,
  { touchpoints, locations }: Pick<Frame, 'touchpoints' | 'locations'>,
): readonly Visit[] {
  const set = FILTERS.filter((filter) => where[filter] !== undefined)
  if (set.length === 0) return visits
  const regions = new Map(locations.map(({ id, region }) => [id, region]))
  const valueOf = (filter: Filter, own: FrameTouchpoint): string | null => {
    // A zone is a part of its location: `oak-st/toys` is at `oak-st`.
    const location = own.location?.split('/')[0] ?? null
    switch (filter) {
      case 'touchpoint':
        return own.id
      case 'location':
        return location
      case 'region':
        return location === null ? null : (regions.get(location) ?? null)
      default:
        return own[filter]
    }
  }
  const kept = new Set(
    touchpoints
      .filter((own) =>
        set.every((filter) => {
          const value = valueOf(filter, own)
          return value !== null && where[filter]!.split(',').includes(value)
        }),
      )
      .map(({ id }) => id),
  )
  return visits.filter(({ touchpoint }) => kept.has(touchpoint))
}

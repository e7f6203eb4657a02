import { LEVELS, type Filter, type Level, type View } from './view.ts'

/** Of which of several a level looks at one: whose region, or whose store, it is. */
export const LEVEL_FILTERS: Readonly<Partial<Record<Level, Filter>>> = {
  region: 'region',
  store: 'location',
}

/**
 * What somebody else sees first: the page that the level opens on, with the same days and filters.
 * The region or the store of the level that is left stays behind with it.
 * @throws RangeError for a level that there is not
 */
export function asLevel(view: View, level: Level): View {
  if (!LEVELS.includes(level)) {
    throw new RangeError(`a level is one of ${LEVELS.join(', ')}, got ${level as string}`)
  }
  if (level === view.level) return view
  const left = LEVEL_FILTERS[view.level]
  const where = Object.fromEntries(Object.entries(view.where).filter(([name]) => name !== left))
  return { ...view, level, page: '', where, own: {} }
}

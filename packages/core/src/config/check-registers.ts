import { shown, type Problem } from '../schema/schema.ts'
import { parseHour } from '../time/local-time.ts'
import type { Config, Touchpoint } from './config.ts'
import { placeOf } from './lookup.ts'
import type { Exclusion, RegisteredChange } from './registers.ts'
import { USUAL_TOUCHPOINTS } from './usual-touchpoints.ts'
import type { Where } from './where.ts'

/** What no form can tell of the registers: days that no calendar has, and names of nothing. */
export function checkRegisters(config: Config): readonly Problem[] {
  const { touchpoints, changes = [], exclusions = [], inventory = {} } = config
  return [
    touchpoints.map((touchpoint, index) =>
      ofTouchpoint(config, `touchpoints[${index}]`, touchpoint),
    ),
    changes.map((change, index) => ofChange(config, `changes[${index}]`, change)),
    exclusions.map((each, index) => ofExclusion(config, `exclusions[${index}]`, each)),
    Object.keys(inventory.without ?? {}).map((id) => missing(config, id)),
  ].flat(2)
}

function ofTouchpoint(config: Config, path: string, touchpoint: Touchpoint): readonly Problem[] {
  return [
    ...day(`${path}.inspected`, touchpoint.inspected),
    ...stands(config, `${path}.location`, touchpoint),
  ]
}

function ofChange(
  config: Config,
  path: string,
  { at, where }: RegisteredChange,
): readonly Problem[] {
  return [...day(`${path}.at`, at), ...part(config, `${path}.where`, where)]
}

function ofExclusion(
  config: Config,
  path: string,
  { from, to, where }: Exclusion,
): readonly Problem[] {
  const isSomewhere = Object.keys(where).length > 0
  return [
    ...day(`${path}.from`, from),
    ...day(`${path}.to`, to),
    ...(from < to ? [] : [{ path: `${path}.to`, found: shown(to), allowed: AFTER }]),
    ...(isSomewhere
      ? part(config, `${path}.where`, where)
      : [{ path: `${path}.where`, found: 'nothing named', allowed: SOMEWHERE }]),
  ]
}

const AFTER = 'a date after "from": it is the first day that counts again'
const SOMEWHERE = 'touchpoints, locations or channels'

function day(path: string, found: string | undefined): readonly Problem[] {
  if (found === undefined || parseHour(found) !== null) return []
  return [{ path, found: shown(found), allowed: 'a day of the calendar' }]
}

/** Where locations are written down, each has to be: else a store lacks its name and its region. */
function stands({ locations }: Config, path: string, touchpoint: Touchpoint): readonly Problem[] {
  const place = placeOf(touchpoint)
  if (locations === undefined || place === undefined || Object.hasOwn(locations, place)) return []
  return [unknown(path, place, 'a location', Object.keys(locations), ', or a zone of one: ID/zone')]
}

function part(config: Config, path: string, where: Where = {}): readonly Problem[] {
  const places = config.touchpoints.map(placeOf)
  const locations = Object.keys(config.locations ?? {})
  const ids = config.touchpoints.map(({ id }) => id)
  const known = [...new Set([...locations, ...places.filter((each) => each !== undefined)])]
  return [
    ...(where.touchpoints ?? []).flatMap((id, index) =>
      ids.includes(id) ? [] : [unknown(`${path}.touchpoints[${index}]`, id, 'a touchpoint', ids)],
    ),
    ...(where.locations ?? []).flatMap((id, index) =>
      known.includes(id) ? [] : [unknown(`${path}.locations[${index}]`, id, 'a location', known)],
    ),
  ]
}

function missing({ touchpoints }: Config, id: string): readonly Problem[] {
  const path = `inventory.without.${id}`
  const ids = USUAL_TOUCHPOINTS.map((each) => each.id)
  if (!ids.includes(id)) return [unknown(path, id, 'a usual touchpoint', ids)]
  const own = touchpoints.find((each) => each.usual === id)
  return own === undefined
    ? []
    : [{ path, found: `${own.id} in touchpoints`, allowed: 'one that is not there' }]
}

/** The most names that a mistake repeats. */
const FEW = 20

function unknown(
  path: string,
  found: string,
  what: string,
  names: readonly string[],
  more = '',
): Problem {
  const list = names.length === 0 ? 'there is none' : `one of ${names.slice(0, FEW).join(', ')}`
  const rest = names.length > FEW ? ' …' : ''
  return { path, found: shown(found), allowed: `${what}: ${list}${rest}${more}` }
}

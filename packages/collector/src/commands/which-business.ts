import type { Directory, Place, Served } from '../business/directory.ts'
import { wrongCall } from './io.ts'

/** The business that is meant: the one that is named, or the only one. @throws CommandError */
export function businessOf({ find, only, all }: Directory, id: string | undefined): Served {
  const served = id === undefined ? only : find(id)
  if (served !== undefined) return served
  const known = all.map(({ config }) => config.business.id).join(', ')
  throw wrongCall(
    id === undefined ? `say which --business: ${known}` : `no business ${id}; there is ${known}`,
  )
}

/** A touchpoint by its id. @throws CommandError when the business has none of that id */
export function placeOf(served: Served, id: string): Place {
  const place = served.places.get(id)
  if (place !== undefined) return place
  throw wrongCall(`no touchpoint ${id}; there is ${[...served.places.keys()].join(', ')}`)
}

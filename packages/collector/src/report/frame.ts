import { placeOf } from '@shopbell/core/config'
import type { Frame, FrameLocation } from '@shopbell/core/report'
import type { Served } from '../business/directory.ts'

/** What stands around every page of a business's results; it is all in its config. */
export function frameOf({ config, places }: Served): Frame {
  const { business, locations = {} } = config
  const touchpoints = [...places.values()].map(({ touchpoint }) => touchpoint)
  const used = new Set(touchpoints.flatMap((touchpoint) => placeOf(touchpoint) ?? []))
  return {
    business: business.id,
    name: business.name,
    timeZone: business.timeZone,
    demonstration: business.demonstration ?? false,
    touchpoints: touchpoints.map(({ id, name, channel, stage, lens, location }) => ({
      id,
      name,
      channel,
      stage,
      lens,
      location: location ?? null,
    })),
    locations: [...used].sort().map((id): FrameLocation => {
      const { name = id, region = null } = locations[id] ?? {}
      return { id, name, region }
    }),
  }
}

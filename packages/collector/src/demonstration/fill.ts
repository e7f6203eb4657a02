import { decodeConfig, type Config } from '@shopbell/core/config'
import { dayOfHour, localHour } from '@shopbell/core/time'
import { directory } from '../business/directory.ts'
import { accept } from '../intake/accept.ts'
import type { Entry, Store } from '../store/store.ts'
import { demonstrationBusiness, type Plain } from './business.ts'
import { demonstrationVisits, type Making } from './visits.ts'

/** What a demonstration is made of. */
export interface Demonstration {
  readonly making: Making
  readonly config: Config
  /** The same as it is written to a file. */
  readonly file: Plain
}

/**
 * A demonstration that ends now.
 * @param shop the config of the demonstration shop, as JSON
 * @param now epoch ms
 * @param days how many, today included; at least 2
 * @param size how much of the traffic is made, above 0; all of it unless said
 */
export function demonstrationOf(
  shop: Plain,
  {
    seed,
    days,
    now,
    size = 1,
  }: { readonly seed: number; readonly days: number; readonly now: number; readonly size?: number },
): Demonstration {
  const { timeZone } = shop['business'] as { readonly timeZone: string }
  const lastDay = dayOfHour(localHour(timeZone, now))
  const file = demonstrationBusiness(shop, lastDay)
  const decoded = decodeConfig(file)
  if (!decoded.ok)
    throw new Error(`the demonstration's config: ${JSON.stringify(decoded.problems)}`)
  return {
    making: { seed, days, lastDay, until: now, timeZone, size },
    config: decoded.value,
    file,
  }
}

/** How many of each there are now. */
export interface Filled {
  readonly responses: number
  readonly events: number
}

/**
 * Puts a demonstration into a store, through the same checks as what is sent: decoded, held to its
 * questions, flagged by the rules. Again with the same seed and end it adds nothing.
 * @param onDay told after each day how many of how many are in
 * @throws Error when an answer is not taken, which only a mistake of ours can cause
 */
export async function fillWith(
  { making, config }: Demonstration,
  store: Store,
  onDay: (done: number, of: number) => void = () => {},
): Promise<Filled> {
  const business = config.business.id
  const served = directory([config]).find(business)!
  let [responses, events, done] = [0, 0, 0]
  for (const day of demonstrationVisits(making)) {
    const entries: Entry[] = []
    for (const { device, responses: sent } of day) {
      const batch = {
        business,
        responses: sent,
        ...(device === undefined ? {} : { device: { id: device, boot: 'demonstration' } }),
      }
      for (const response of sent) {
        const taken = accept(served, batch, response, response.at, ({ at }) => ({
          at,
          uncertain: false,
        }))
        if (!taken.ok) throw new Error(`${response.touchpoint}: ${taken.rejection.message}`)
        entries.push(taken.entry)
      }
    }
    events += entries.filter((entry) => 'event' in entry).length
    responses += entries.filter((entry) => !('event' in entry)).length
    await store.put(entries)
    for (const { device, touchpoint, responses: sent } of day) {
      if (device === undefined || sent.length === 0) continue
      await store.devices.see({
        business,
        device,
        touchpoint,
        received: sent.at(-1)!.at,
        boots: [{ boot: 'demonstration', nextSeq: sent.at(-1)!.seq! + 1 }],
      })
    }
    onDay(++done, making.days)
  }
  return { responses, events }
}

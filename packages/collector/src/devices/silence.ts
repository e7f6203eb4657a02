import { hoursOf } from '@shopbell/core/config'
import { openTime } from '@shopbell/core/time'
import type { Place, Served } from '../business/directory.ts'
import type { KeptDevice } from '../store/device-store.ts'

/** Three heartbeats of five minutes and a little: for so long a device may say nothing while its place is open, ms. */
const PATIENCE = 16 * 60_000

/**
 * Since when a paired device has said nothing for too long; time when its place is closed does not
 * count. Where the config gives no hours, a place is always open.
 * @returns epoch ms; `null` while it is not silent, or nobody expects anything of it
 */
export function silentSince(
  served: Served,
  { status, touchpoint, seenAt, pairedAt }: KeptDevice,
  now: number,
): number | null {
  if (status !== 'paired') return null
  const since = Math.max(seenAt ?? 0, pairedAt ?? 0)
  if (now - since <= PATIENCE) return null
  const place = touchpoint === null ? undefined : served.places.get(touchpoint)
  return place === undefined || openFor(served, place, since, now) > PATIENCE ? since : null
}

/** For how long a place was open, ms. Looks back no further than needed to tell a silence. */
function openFor(
  served: Served,
  { touchpoint, timeZone }: Place,
  from: number,
  to: number,
): number {
  const hours = hoursOf(served.config, touchpoint)
  if (hours === undefined) return to - from
  const aWhile = Math.max(from, to - 15 * 86_400_000)
  return openTime(hours, timeZone, aWhile, to)
}

import type { Batch, Response } from '@shopbell/core/wire'
import {
  learned,
  momentOfTap,
  steadyOffset,
  UNKNOWN_CLOCK,
  type BootClock,
  type Moment,
  type Sync,
} from '../devices/boot-clock.ts'
import { isOpen } from '@shopbell/core/time'
import { hoursOf } from '@shopbell/core/config'
import { GRACE, RULES } from '../devices/misuse.ts'
import type { Place, Served } from '../business/directory.ts'
import type { BootNews } from '../store/device-store.ts'
import { momentOfAnswer } from './moment.ts'

/** The boot that sends, and its clock that only runs forward. */
export interface SendingClock {
  readonly boot: string
  readonly mono: number
}

/**
 * What the header `Shopbell-Clock: BOOT MONO` says: whoever sends what an earlier boot kept cannot
 * say it beside `device.boot`, which is that of the taps.
 */
export function sendingClock(request: Request, { device }: Batch): SendingClock | null {
  const match = /^(\S{1,64}) (\d{1,15})$/.exec(request.headers.get('shopbell-clock') ?? '')
  if (match !== null) return { boot: match[1]!, mono: Number(match[2]) }
  return device?.mono === undefined ? null : { boot: device.boot, mono: device.mono }
}

/** One request's view of a device's clocks. */
export interface DeviceClocks {
  /** When a response was; every one is asked for once, in the order it was sent. */
  readonly momentOf: (response: Pick<Response, 'at' | 'mono'>) => Moment
  /** What is to be remembered of the boots afterwards. */
  news(): readonly BootNews[]
}

/**
 * Places the responses of one batch in time.
 * @param known the clocks of the boots that were seen before
 * @param received our clock when it arrived, epoch ms
 */
export function deviceClocks(
  { device, sentAt }: Batch,
  sending: SendingClock | null,
  known: ReadonlyMap<string, BootClock>,
  received: number,
): DeviceClocks {
  const sync: Sync | null =
    sending === null || sentAt === undefined ? null : { wall: sentAt, mono: sending.mono, received }
  const tapped = device!.boot
  const before = known.get(tapped) ?? UNKNOWN_CLOCK
  let clock = sync !== null && sending!.boot === tapped ? learned(before, sync) : before
  const sender = sentAt === undefined ? 0 : sentAt - received

  return {
    momentOf({ at, mono }) {
      if (mono !== undefined) {
        const found = momentOfTap(clock, { at, mono }, { sender, received })
        clock = found.clock
        return found
      }
      const asSent = { at: momentOfAnswer(at, sentAt, received), uncertain: false }
      if (clock.stretches.length === 0) return asSent
      const offset = steadyOffset(clock)
      if (offset === null) return { ...asSent, uncertain: true }
      return { at: Math.min(Math.max(0, at - offset), received), uncertain: false }
    },
    news() {
      const { guess, latest } = clock
      const own = { boot: tapped, clock: { guess, latest } }
      if (sync === null) return [own]
      if (sending!.boot === tapped) return [{ ...own, sync }]
      // The latest boot first: it is the one that runs.
      return [{ boot: sending!.boot, sync }, own]
    },
  }
}

/** The rules that flag a tap by its time alone. */
export function flagsOf(
  served: Served,
  place: Place,
  { at, uncertain }: Moment,
): readonly string[] {
  const hours = hoursOf(served.config, place.touchpoint)
  if (hours === undefined || uncertain) return []
  const times = [at - GRACE, at, at + GRACE]
  return times.some((time) => isOpen(hours, place.timeZone, time)) ? [] : [RULES.closed]
}

/**
 * When things happened on a device whose clocks nobody looks after, by the collector's clock.
 *
 * A device has two: the wall clock, which anybody may set, and one that counts milliseconds since
 * its boot, which stands still while the device sleeps and otherwise runs evenly. Whatever a request
 * says of both at sending, beside our own clock at receipt, is a `Sync`. Between two syncs either
 * clock can be off, but rarely both: where they ran alike, both are right; where the wall clock fell
 * behind, it was set; where it gained, it was set or the device slept, and only a sync on the other
 * side, or a gain that no sleep explains, tells which.
 */

/** What one request says of a boot's clocks. */
export interface Sync {
  /** Its wall clock when it was sent, epoch ms. */
  readonly wall: number
  /** Milliseconds since the boot then. */
  readonly mono: number
  /** Our clock when it arrived, epoch ms. */
  readonly received: number
}

/** A part of a boot in which both clocks ran alike, as far as syncs tell. */
export interface Stretch {
  /** The first and the last sync of it, ms since the boot. */
  readonly from: number
  readonly to: number
  /** Our clock when the boot's stood at 0, epoch ms, by the sync that travelled least. */
  readonly zero: number
  /** The device's wall clock then. */
  readonly wall: number
}

/** What is known of one boot's clocks. */
export interface BootClock {
  /** In the order they were learned. */
  readonly stretches: readonly Stretch[]
  /** Where no sync is known: what `zero` was taken for, so that all of it keeps its order. */
  readonly guess: number | null
  /** The latest moment that was told, and its time since the boot. */
  readonly latest: { readonly mono: number; readonly at: number } | null
}

/** A boot of which nothing is known. */
export const UNKNOWN_CLOCK: BootClock = { stretches: [], guess: null, latest: null }

/** A moment, and whether it is more than a guess. */
export interface Moment {
  /** Epoch ms. */
  readonly at: number
  readonly uncertain: boolean
}

/** Clocks that differ by less are taken for the same, ms: far below the two minutes that are promised, far above what a page needs to read two clocks. */
const SAME = 30_000
/** A stretch is no longer than this, ms: clocks drift by seconds a day. */
const LONGEST = 86_400_000
/** No page outlives a sleep this long, ms; a wall clock that gained more was set. */
const NO_SLEEP = 30 * 86_400_000
/** So many stretches of a boot are kept: the first and the newest. */
const MOST = 64

/** The same clock with one more sync. */
export function learned(clock: BootClock, { wall, mono, received }: Sync): BootClock {
  const found: Stretch = { from: mono, to: mono, zero: received - mono, wall: wall - mono }
  const index = clock.stretches.findIndex(
    (each) =>
      isSame(each.wall, found.wall) &&
      Math.max(each.to, mono) - Math.min(each.from, mono) <= LONGEST,
  )
  if (index < 0) {
    const all = [...clock.stretches, found]
    const kept = all.length > MOST ? [all[0]!, ...all.slice(1 - MOST)] : all
    return { ...clock, stretches: kept }
  }
  const before = clock.stretches[index]!
  const joined: Stretch = {
    from: Math.min(before.from, mono),
    to: Math.max(before.to, mono),
    // A request only ever arrives after it was sent: the least is the nearest to the truth.
    zero: Math.min(before.zero, found.zero),
    wall: before.wall,
  }
  return { ...clock, stretches: clock.stretches.with(index, joined) }
}

/**
 * When a tap was, by the collector's clock.
 * @param at the device's wall clock at the tap, epoch ms
 * @param mono the time since its boot then, ms
 * @param sender how far the wall clock of whoever sends it is ahead of ours now, ms; the only hint
 * where the boot had no sync
 * @param received our clock when it arrived, epoch ms
 * @returns the moment, never after `received` and never before 1970, and the clock as it is known
 * from then on. Taps of one boot keep the order of their `mono` wherever that cannot be an error of
 * more than `SAME`
 */
export function momentOfTap(
  clock: BootClock,
  { at, mono }: { readonly at: number; readonly mono: number },
  { sender, received }: { readonly sender: number; readonly received: number },
): Moment & { readonly clock: BootClock } {
  const within = (moment: number): number => Math.min(Math.max(moment, 0), received)
  if (clock.stretches.length === 0) {
    const guess = clock.guess ?? within(at - sender) - mono
    const moment = within(guess + mono)
    return { at: moment, uncertain: true, clock: { ...clock, guess } }
  }
  const found = amongStretches(clock.stretches, at, mono)
  const { latest } = clock
  // Two requests that travelled differently long may turn two taps round that were seconds apart.
  const isLater = latest !== null && mono >= latest.mono && found.at < latest.at
  const ordered = isLater && isSame(found.at, latest.at) ? latest.at : found.at
  const moment = within(ordered)
  const isNewest = latest === null || mono >= latest.mono
  return {
    at: moment,
    uncertain: found.uncertain,
    clock: isNewest ? { ...clock, latest: { mono, at: moment } } : clock,
  }
}

/**
 * How far a boot's wall clock was ahead of ours, ms, where all syncs agree; else `null`: it was set,
 * or nothing is known.
 */
export function steadyOffset({ stretches }: BootClock): number | null {
  const last = stretches.at(-1)
  if (last === undefined) return null
  const isSteady = stretches.every((each) => isSame(offsetOf(each), offsetOf(last)))
  return isSteady ? offsetOf(last) : null
}

/** How far a boot's wall clock was ahead of ours at its latest sync, ms; `null` without any. */
export function lastOffset({ stretches }: BootClock): number | null {
  if (stretches.length === 0) return null
  return offsetOf(stretches.reduce((last, each) => (each.to >= last.to ? each : last)))
}

function amongStretches(stretches: readonly Stretch[], at: number, mono: number): Moment {
  const wall = at - mono
  const alike = nearest(
    stretches.filter((each) => isSame(each.wall, wall)),
    mono,
  )
  if (alike !== undefined) return { at: alike.zero + mono, uncertain: false }

  const near = nearest(stretches, mono)!
  const before = nearest(
    stretches.filter(({ from }) => from <= mono),
    mono,
  )
  const after = nearest(
    stretches.filter(({ to }) => to >= mono),
    mono,
  )
  const byMono = near.zero + mono
  if (before !== undefined && after !== undefined) {
    if (isSame(before.zero, after.zero)) return { at: byMono, uncertain: false }
    const isWallRight = isSame(offsetOf(before), offsetOf(after))
    return isWallRight
      ? { at: at - offsetOf(near), uncertain: false }
      : { at: byMono, uncertain: true }
  }
  const gained = after === undefined ? wall - near.wall : near.wall - wall
  return { at: byMono, uncertain: gained > 0 && gained < NO_SLEEP }
}

function nearest(stretches: readonly Stretch[], mono: number): Stretch | undefined {
  const distance = ({ from, to }: Stretch): number => Math.max(from - mono, mono - to, 0)
  return stretches.reduce<Stretch | undefined>(
    (best, each) => (best === undefined || distance(each) < distance(best) ? each : best),
    undefined,
  )
}

function offsetOf({ wall, zero }: Stretch): number {
  return wall - zero
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= SAME
}

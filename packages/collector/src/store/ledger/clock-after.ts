import { learned, UNKNOWN_CLOCK, type BootClock } from '../../devices/boot-clock.ts'
import type { BootNews } from '../device-store.ts'

/** A boot's clock after what one request told of it. @param known `null` when nothing was known */
export function clockAfter(known: BootClock | null, news: BootNews): BootClock {
  const before = known ?? UNKNOWN_CLOCK
  const synced = news.sync === undefined ? before : learned(before, news.sync)
  const latest = [before.latest, news.clock?.latest ?? null].reduce((a, b) =>
    a === null || (b !== null && b.mono >= a.mono) ? b : a,
  )
  return { stretches: synced.stretches, guess: before.guess ?? news.clock?.guess ?? null, latest }
}

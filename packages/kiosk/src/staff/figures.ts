import type { ClockCheck } from '../device/clock.ts'
import type { Facts } from '../device/facts.ts'
import type { Tablet } from '../device/tablet.ts'

interface FiguresOptions {
  readonly facts: Facts
  readonly clock: ClockCheck | null
  readonly tablet: Pick<Tablet, 'place' | 'paired' | 'identity'>
  /** Epoch ms. */
  readonly now: number
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** What is counted on a tablet, each with its name, in the order in which somebody asks for it. */
export function figuresOf(
  options: FiguresOptions,
): readonly (readonly [name: string, value: string])[] {
  const { facts, clock, tablet, now } = options
  const { place, paired, identity } = tablet
  const { usage, quota } = facts
  return [
    ['Waiting to be sent', facts.pending.toLocaleString('en')],
    ['Oldest of them', facts.oldestUnsent === null ? 'none' : ago(facts.oldestUnsent, now)],
    [
      'Last acknowledged',
      facts.lastDeliveredAt === null ? 'never' : ago(facts.lastDeliveredAt, now),
    ],
    ['Refused, kept here', facts.quarantined.toLocaleString('en')],
    [
      'Its clock',
      clock === null ? 'not known' : `${offsetOf(clock.offset)}, ${ago(clock.at, now)}`,
    ],
    [
      'Room in use',
      usage === null || quota === null ? 'not known' : `${size(usage)} of ${size(quota)}`,
    ],
    ['Place', paired?.name ?? place.touchpoint],
    ['Version', facts.version],
    ...(facts.takenBack === null ? [] : [['Taken back', facts.takenBack] as const]),
    ['Tablet', identity.id],
  ]
}

/** How long ago something was, by the tablet's clock; one that was set back does not make it later than now. */
export function ago(at: number, now: number): string {
  const past = Math.max(0, now - at)
  if (past < MINUTE) return 'just now'
  if (past < HOUR) return `${Math.floor(past / MINUTE)} min ago`
  return past < 2 * DAY ? `${Math.floor(past / HOUR)} h ago` : `${Math.floor(past / DAY)} days ago`
}

function offsetOf(offset: number): string {
  const seconds = Math.round(Math.abs(offset) / 1000)
  if (seconds < 2) return 'right'
  return `${amountOf(seconds)} ${offset > 0 ? 'fast' : 'slow'}`
}

function amountOf(seconds: number): string {
  if (seconds < 120) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 2880 ? `${minutes} min` : `${Math.round(minutes / 1440)} days`
}

function size(bytes: number): string {
  const megabytes = bytes / 1e6
  return megabytes < 1000 ? `${megabytes.toFixed(1)} MB` : `${(megabytes / 1000).toFixed(1)} GB`
}

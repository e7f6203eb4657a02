import type { Device, Range } from '../api/devices.ts'
import { momentWords } from './time-words.ts'

/** What a status says to an owner. */
const STATUS: Readonly<Record<string, string>> = {
  active: 'In touch',
  silent: 'Silent',
  unpaired: 'Not paired',
  retired: 'Retired',
  replaced: 'Replaced',
  revoked: 'Revoked',
}

/** What an alert asks for; that a tablet is silent its status says. */
const ALERTS: Readonly<Record<string, string>> = {
  'needs-cleaning': 'The screen needs cleaning: it is touched by nobody.',
  'data-loss': 'It says that it has lost something it kept.',
}

/** How a tablet is, in a word or two. */
export function statusWords({ status }: Pick<Device, 'status'>): string {
  return STATUS[status] ?? status
}

/** When something of it last arrived. @param now epoch ms */
export function seenWords({ lastSeenAt }: Pick<Device, 'lastSeenAt'>, now: number): string {
  return lastSeenAt === null ? 'Never seen' : `Seen ${momentWords(lastSeenAt, now)}`
}

/** What of it has not arrived. @example missingWords({ expected: 48_211, missing: 0, waiting: 0 }) // '0 of 48,211 missing' */
export function missingWords({
  expected,
  missing,
  waiting,
}: Pick<Device, 'expected' | 'missing' | 'waiting'>): string {
  const words = `${count(missing)} of ${count(expected)} missing`
  return waiting === 0 ? words : `${words}, ${count(waiting)} of them still on the tablet`
}

/** One range of numbers. */
export function rangeWords({ boot, from, to }: Range): string {
  return `${from === to ? `No. ${count(from)}` : `Nos. ${count(from)} to ${count(to)}`} of start ${boot}`
}

/** Whatever else somebody should know or do, one sentence each. */
export function deviceNotes({
  alerts,
  uncertain,
}: Pick<Device, 'alerts' | 'uncertain'>): readonly string[] {
  const known = alerts.flatMap((kind) => ALERTS[kind] ?? [])
  if (uncertain === 0) return known
  return [...known, `${count(uncertain)} with a time that nobody knows: in totals, in no hour.`]
}

function count(value: number): string {
  return value.toLocaleString('en')
}

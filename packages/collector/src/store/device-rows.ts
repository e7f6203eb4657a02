import type { DeviceAlertKind, Heartbeat, SeqRange } from '@shopbell/core/wire'
import type { BootClock } from '../devices/boot-clock.ts'
import type { DeviceRow, KeptAlert, KeptDevice, KeptPairing, KeptStatus } from './device-store.ts'
import { textOrNull, type Row } from './stored-rows.ts'

/** A row of the table as it is told. */
export function keptDevice(row: Row): KeptDevice {
  const heartbeat = textOrNull(row['heartbeat'])
  return {
    id: String(row['id']),
    status: row['status'] as KeptStatus,
    name: textOrNull(row['name']),
    touchpoint: textOrNull(row['touchpoint']),
    token: textOrNull(row['token']),
    pairedAt: numberOrNull(row['paired_at']),
    seenAt: numberOrNull(row['seen_at']),
    replacedBy: textOrNull(row['replaced_by']),
    heartbeat:
      heartbeat === null
        ? null
        : { ...(JSON.parse(heartbeat) as Heartbeat), received: Number(row['heartbeat_at']) },
    boot: textOrNull(row['boot']),
  }
}

/** A row of the table of pairings as it is told. */
export function keptPairing(row: Row): KeptPairing {
  return {
    business: String(row['business']),
    words: String(row['words']),
    device: String(row['device']),
    secret: String(row['secret']),
    expiresAt: Number(row['expires_at']),
    salt: textOrNull(row['salt']),
  }
}

/** Puts together what the statements that list devices found: themselves, numbers, gaps, alerts, uncertain times. */
export function deviceRows(found: readonly (readonly Row[])[]): readonly DeviceRow[] {
  const [devices = [], received = [], sizes = [], gaps = [], alerts = [], uncertain = []] = found
  const countIn = (rows: readonly Row[]): ((id: string) => number) => {
    const counts = new Map(rows.map((row) => [row['device'], Number(row['count'])]))
    return (id) => counts.get(id) ?? 0
  }
  const [receivedOf, missingOf, uncertainOf] = [received, sizes, uncertain].map(countIn)
  const [gapsOf, alertsOf] = [gaps, alerts].map(byDevice)
  return devices.map((row) => {
    const device = keptDevice(row)
    const arrived = receivedOf!(device.id)
    return Object.assign(device, {
      received: arrived,
      expected: arrived + missingOf!(device.id),
      missing: gapsOf!(device.id).map(range),
      clock: clockOf(textOrNull(row['clock'])),
      uncertain: uncertainOf!(device.id),
      alerts: alertsOf!(device.id).map(alert),
    })
  })
}

function clockOf(json: string | null): BootClock | null {
  return json === null ? null : (JSON.parse(json) as BootClock)
}

function byDevice(rows: readonly Row[]): (id: string) => readonly Row[] {
  const found = Map.groupBy(rows, (row) => row['device'])
  return (id) => found.get(id) ?? []
}

function range(row: Row): SeqRange {
  return { boot: String(row['boot']), from: Number(row['low']), to: Number(row['high']) }
}

function alert(row: Row): KeptAlert {
  const ends = row['ends']
  return {
    kind: row['kind'] as DeviceAlertKind,
    since: Number(row['since']),
    ends: ends === null || ends === undefined ? null : Number(ends),
  }
}

function numberOrNull(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value)
}

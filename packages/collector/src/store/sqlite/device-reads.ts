import type { DeviceAlertKind, SeqRange } from '@shopbell/core/wire'
import type { BootClock } from '../../devices/boot-clock.ts'
import type { DeviceRow, KeptAlert } from '../device-store.ts'
import { keptDevice } from './device-writes.ts'
import type { Read, Row } from './reader.ts'

/** The statements that list devices: themselves, numbers, gaps, alerts, uncertain times. */
export function deviceReads(
  business: string,
  { since, ranges }: { readonly since: number; readonly ranges: number },
): readonly Read[] {
  return [
    { sql: DEVICES, params: [business, since] },
    { sql: RECEIVED, params: [business] },
    { sql: SIZES, params: [business] },
    { sql: GAPS, params: [business, ranges] },
    { sql: ALERTS, params: [business, since] },
    { sql: UNCERTAIN, params: [business] },
  ]
}

const DEVICES = `SELECT device.*, boot.clock FROM device
  LEFT JOIN boot ON boot.business = device.business AND boot.device = device.id
    AND boot.boot = device.boot
  WHERE device.business = ?1 AND (status <> 'unpaired' OR seen_at >= ?2)
  ORDER BY device.touchpoint, coalesce(device.name, ''), device.id`

const RECEIVED = `SELECT device, sum(last - first + 1) AS count FROM seq_range
  WHERE business = ?1 GROUP BY device`

/** Before each range, and from the last range to what the boot said it has given out. */
const MISSING = `WITH edge AS (
    SELECT device, boot, first, last,
      lag(last, 1, -1) OVER (PARTITION BY device, boot ORDER BY first) AS before
    FROM seq_range WHERE business = ?1
  ),
  missing AS (
    SELECT device, boot, before + 1 AS low, first - 1 AS high FROM edge WHERE first > before + 1
    UNION ALL
    SELECT boot.device, boot.boot, coalesce(max(last) + 1, 0), boot.next_seq - 1
    FROM boot LEFT JOIN seq_range USING (business, device, boot)
    WHERE boot.business = ?1
    GROUP BY boot.device, boot.boot HAVING boot.next_seq > coalesce(max(last) + 1, 0)
  )`

const SIZES = `${MISSING} SELECT device, sum(high - low + 1) AS count FROM missing GROUP BY device`

const GAPS = `${MISSING}, ranked AS (
    SELECT device, boot, low, high,
      row_number() OVER (PARTITION BY device ORDER BY boot, low) AS rank FROM missing
  )
  SELECT device, boot, low, high FROM ranked WHERE rank <= ?2 ORDER BY device, rank`

const ALERTS = `SELECT device, kind, since, ends FROM device_alert
  WHERE business = ?1 AND (ends IS NULL OR ends >= ?2) ORDER BY since DESC`

const UNCERTAIN = `SELECT device, count(*) AS count FROM response
  WHERE business = ?1 AND uncertain = 1 GROUP BY device`

/** Puts together what `deviceReads` found. */
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
      clock: row['clock'] === null ? null : (JSON.parse(String(row['clock'])) as BootClock),
      uncertain: uncertainOf!(device.id),
      alerts: alertsOf!(device.id).map(alert),
    })
  })
}

function byDevice(rows: readonly Row[]): (id: string) => readonly Row[] {
  const found = new Map<unknown, Row[]>()
  for (const row of rows) {
    const own = found.get(row['device'])
    if (own === undefined) found.set(row['device'], [row])
    else own.push(row)
  }
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

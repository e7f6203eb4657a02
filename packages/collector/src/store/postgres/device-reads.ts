import { deviceRows } from '../device-rows.ts'
import type { DeviceRow } from '../device-store.ts'
import type { Session } from './database.ts'

/** @param session one that sees one moment */
export async function readDevices(
  session: Session,
  business: string,
  { since, ranges }: { readonly since: number; readonly ranges: number },
): Promise<readonly DeviceRow[]> {
  return deviceRows(
    await Promise.all([
      session.query(DEVICES, [business, since]),
      session.query(RECEIVED, [business]),
      session.query(SIZES, [business]),
      session.query(GAPS, [business, ranges]),
      session.query(ALERTS, [business, since]),
      session.query(UNCERTAIN, [business]),
    ]),
  )
}

const DEVICES = `SELECT device.*, boot.clock FROM device
  LEFT JOIN boot ON boot.business = device.business AND boot.device = device.id
    AND boot.boot = device.boot
  WHERE device.business = $1 AND (status <> 'unpaired' OR seen_at >= $2)
  ORDER BY device.touchpoint NULLS FIRST, coalesce(device.name, ''), device.id`

const RECEIVED = `SELECT device, sum(last - first + 1)::bigint AS count FROM seq_range
  WHERE business = $1 GROUP BY device`

/** Before each range, and from the last range to what the boot said it has given out. */
const MISSING = `WITH edge AS (
    SELECT device, boot, first, last,
      lag(last, 1, -1::bigint) OVER (PARTITION BY device, boot ORDER BY first) AS before
    FROM seq_range WHERE business = $1
  ),
  missing AS (
    SELECT device, boot, before + 1 AS low, first - 1 AS high FROM edge WHERE first > before + 1
    UNION ALL
    SELECT boot.device, boot.boot, coalesce(max(last) + 1, 0), boot.next_seq - 1
    FROM boot LEFT JOIN seq_range USING (business, device, boot)
    WHERE business = $1
    GROUP BY boot.device, boot.boot, boot.next_seq
    HAVING boot.next_seq > coalesce(max(last) + 1, 0)
  )`

const SIZES = `${MISSING} SELECT device, sum(high - low + 1)::bigint AS count
  FROM missing GROUP BY device`

const GAPS = `${MISSING}, ranked AS (
    SELECT device, boot, low, high,
      row_number() OVER (PARTITION BY device ORDER BY boot, low) AS rank FROM missing
  )
  SELECT device, boot, low, high FROM ranked WHERE rank <= $2 ORDER BY device, rank`

const ALERTS = `SELECT device, kind, since, ends FROM device_alert
  WHERE business = $1 AND (ends IS NULL OR ends >= $2) ORDER BY since DESC`

const UNCERTAIN = `SELECT device, count(*) AS count FROM response
  WHERE business = $1 AND uncertain = 1 GROUP BY device`

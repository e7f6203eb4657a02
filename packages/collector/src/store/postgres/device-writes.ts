import type { Heartbeat } from '@shopbell/core/wire'
import type { BootClock } from '../../devices/boot-clock.ts'
import { keptDevice, keptPairing } from '../device-rows.ts'
import {
  PAIRING_REMEMBERED,
  type Confirmed,
  type Confirming,
  type KeptDevice,
  type KeptPairing,
  type Sighting,
} from '../device-store.ts'
import { clockAfter } from '../ledger/clock-after.ts'
import type { Session } from './database.ts'
import { wellFormed } from './well-formed.ts'

const DEVICE = 'SELECT * FROM device WHERE business = $1 AND id = $2'

const CLOCKS = `SELECT boot, clock FROM boot
  WHERE business = $1 AND device = $2 AND boot IN (SELECT json_array_elements_text($3::json))`

const SEE = `INSERT INTO device AS kept (business, id, status, touchpoint, seen_at, boot)
  VALUES ($1, $2, 'unpaired', $3, $4, $5)
  ON CONFLICT (business, id) DO UPDATE SET
    seen_at = greatest(kept.seen_at, excluded.seen_at),
    boot = CASE WHEN excluded.seen_at >= coalesce(kept.seen_at, 0)
      THEN coalesce(excluded.boot, kept.boot) ELSE kept.boot END,
    touchpoint = CASE WHEN kept.status = 'unpaired'
      THEN coalesce(excluded.touchpoint, kept.touchpoint) ELSE kept.touchpoint END`

const KEEP_BOOT = `INSERT INTO boot AS kept (business, device, boot, next_seq, clock)
  VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (business, device, boot) DO UPDATE SET
    next_seq = greatest(kept.next_seq, excluded.next_seq), clock = excluded.clock`

const BEAT = `UPDATE device SET heartbeat = $3, heartbeat_at = $4 WHERE business = $1 AND id = $2`

const ALERT = `INSERT INTO device_alert (business, device, kind, since, ends)
  VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (business, device, kind, since) DO UPDATE SET ends = excluded.ends`

const END_LOSS = `UPDATE device_alert SET ends = $3
  WHERE business = $1 AND device = $2 AND kind = 'data-loss' AND ends IS NULL`

const LOSS_GOES_ON = `SELECT 1 AS found FROM device_alert
  WHERE business = $1 AND device = $2 AND kind = 'data-loss' AND ends IS NULL`

/** Devices and the clocks of some of their boots. */
export async function findDevice(
  session: Session,
  business: string,
  id: string,
  boots: readonly string[],
): Promise<{ device: KeptDevice | null; clocks: ReadonlyMap<string, BootClock> }> {
  const [[row], clocks] = await Promise.all([
    session.query(DEVICE, [business, wellFormed(id)]),
    clocksOf(session, business, id, boots),
  ])
  return { device: row === undefined ? null : keptDevice(row), clocks }
}

async function clocksOf(
  session: Session,
  business: string,
  device: string,
  boots: readonly string[],
): Promise<Map<string, BootClock>> {
  if (boots.length === 0) return new Map()
  const names = JSON.stringify(boots.map(wellFormed))
  const rows = await session.query(CLOCKS, [business, wellFormed(device), names])
  const found = new Map(rows.map(({ boot, clock }) => [String(boot), String(clock)]))
  return new Map(
    boots.flatMap((boot) => {
      const clock = found.get(wellFormed(boot))
      return clock === undefined ? [] : [[boot, JSON.parse(clock) as BootClock] as const]
    }),
  )
}

/** Keeps that devices were seen, in the order in which they were. */
export async function sightings(session: Session, seen: readonly Sighting[]): Promise<void> {
  for (const sighting of seen) await see(session, sighting)
}

async function see(session: Session, sighting: Sighting): Promise<void> {
  const { business, received, touchpoint, boots, heartbeat, silentSince } = sighting
  const id = wellFormed(sighting.device)
  const names = boots.map(({ boot }) => wellFormed(boot))
  const [clocks] = await Promise.all([
    clocksOf(session, business, id, names),
    session.query(SEE, [business, id, touchpoint ?? null, received, names[0] ?? null]),
  ])
  const writes: Promise<unknown>[] = []
  for (const [index, news] of boots.entries()) {
    const name = names[index]!
    const clock = clockAfter(clocks.get(name) ?? null, news)
    clocks.set(name, clock)
    const values = [business, id, name, news.nextSeq ?? 0, JSON.stringify(clock)]
    writes.push(session.query(KEEP_BOOT, values))
  }
  if (silentSince !== undefined) {
    writes.push(session.query(ALERT, [business, id, 'silent', silentSince, received]))
  }
  await Promise.all(writes)
  if (heartbeat !== undefined) await keepHeartbeat(session, business, id, received, heartbeat)
}

async function keepHeartbeat(
  session: Session,
  business: string,
  id: string,
  received: number,
  heartbeat: Heartbeat,
): Promise<void> {
  await session.query(BEAT, [business, id, JSON.stringify(heartbeat), received])
  if (heartbeat.state.dataLossSuspected !== true) {
    await session.query(END_LOSS, [business, id, received])
    return
  }
  const goesOn = await session.query(LOSS_GOES_ON, [business, id])
  if (goesOn.length === 0) {
    await session.query(ALERT, [business, id, 'data-loss', received, null])
  }
}

/** Words are looked up without knowing whose they are: the only read that names no business. */
const PAIRING = 'SELECT * FROM pairing WHERE words = $1'

export async function findPairing(session: Session, words: string): Promise<KeptPairing | null> {
  const [row] = await session.query(PAIRING, [wellFormed(words)])
  return row === undefined ? null : keptPairing(row)
}

/** No two businesses may wait under the same words, so whoever opens or forgets some waits here. */
const LOCK_PAIRINGS = 'SELECT pg_advisory_xact_lock(7411200727)'

const FORGET_PAIRINGS = 'DELETE FROM pairing WHERE expires_at < $1'

const OPEN_PAIRING = `INSERT INTO pairing (business, words, device, secret, expires_at)
  VALUES ($1, $2, $3, $4, $5)`

export async function openPairing(
  session: Session,
  { business, words, device, secret, expiresAt }: Omit<KeptPairing, 'salt'>,
  now: number,
): Promise<boolean> {
  await session.query(LOCK_PAIRINGS)
  await session.query(FORGET_PAIRINGS, [now - PAIRING_REMEMBERED])
  if ((await findPairing(session, words)) !== null) return false
  await session.query(OPEN_PAIRING, [business, words, wellFormed(device), secret, expiresAt])
  return true
}

const REPLACE = `UPDATE device SET status = 'replaced', replaced_by = $1
  WHERE business = $2 AND id = $3 RETURNING id`

const CONFIRM_PAIRING = 'UPDATE pairing SET salt = $1 WHERE business = $2 AND words = $3'

/** Whoever paired this device before gets no token any more. */
const FORGET_OTHERS = `DELETE FROM pairing
  WHERE business = $1 AND device = $2 AND words <> $3 AND salt IS NOT NULL`

const PAIR = `INSERT INTO device AS kept (business, id, status, name, touchpoint, paired_at)
  VALUES ($1, $2, 'paired', $3, $4, $5)
  ON CONFLICT (business, id) DO UPDATE SET status = 'paired',
    name = coalesce(excluded.name, kept.name), touchpoint = excluded.touchpoint,
    paired_at = excluded.paired_at, token = NULL, replaced_by = NULL`

/** @param session in a transaction that holds the lock of the pairing's business */
export async function confirm(
  session: Session,
  { words, touchpoint, name, replaces, salt, now }: Confirming,
): Promise<Confirmed> {
  const found = await findPairing(session, words)
  if (found === null) return 'unknown'
  const { business, device: id, salt: before } = found
  if (before !== null) {
    const [row] = await session.query(DEVICE, [business, id])
    const isSame = row?.['touchpoint'] === touchpoint && row['status'] === 'paired'
    return isSame ? 'confirmed' : 'taken'
  }
  if (found.expiresAt <= now) return 'expired'
  if (replaces !== undefined && replaces !== id) {
    const replaced = await session.query(REPLACE, [id, business, wellFormed(replaces)])
    if (replaced.length === 0) return 'no-such-device'
  }
  await session.query(CONFIRM_PAIRING, [salt, business, words])
  await session.query(FORGET_OTHERS, [business, id, words])
  const label = name === undefined ? null : wellFormed(name)
  await session.query(PAIR, [business, id, label, touchpoint, now])
  return 'confirmed'
}

const KEEP_TOKEN = `UPDATE device SET token = $1
  WHERE business = $2 AND id = $3 AND status = 'paired' AND token IS NULL`

export async function handOut(
  session: Session,
  { business, device }: KeptPairing,
  token: string,
): Promise<void> {
  await session.query(KEEP_TOKEN, [token, business, device])
}

const SET_STATUS = 'UPDATE device SET status = $1 WHERE business = $2 AND id = $3 RETURNING id'

export async function setStatus(
  session: Session,
  business: string,
  device: string,
  status: 'retired' | 'revoked',
): Promise<boolean> {
  const changed = await session.query(SET_STATUS, [status, business, wellFormed(device)])
  return changed.length === 1
}

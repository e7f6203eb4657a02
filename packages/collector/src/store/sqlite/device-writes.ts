import type { DatabaseSync } from 'node:sqlite'
import type { Heartbeat } from '@shopbell/core/wire'
import type { BootClock } from '../../devices/boot-clock.ts'
import { keptDevice, keptPairing } from '../device-rows.ts'
import {
  PAIRING_REMEMBERED,
  type BootNews,
  type Confirmed,
  type Confirming,
  type DeviceStore,
  type KeptPairing,
  type Sighting,
} from '../device-store.ts'
import { clockAfter } from '../ledger/clock-after.ts'

/** What is written and looked up of devices on the connection that writes. */
export interface DeviceWrites {
  find(...args: Parameters<DeviceStore['find']>): Awaited<ReturnType<DeviceStore['find']>>
  findPairing(words: string): KeptPairing | null
  /** The rest runs in a transaction. */
  see(sighting: Sighting): void
  openPairing(pairing: Omit<KeptPairing, 'salt'>, now: number): boolean
  confirm(confirming: Confirming): Confirmed
  handOut(pairing: KeptPairing, token: string): void
  setStatus(business: string, device: string, status: 'retired' | 'revoked'): boolean
}

/** Prepares every statement once. */
export function deviceWrites(database: DatabaseSync): DeviceWrites {
  const device = database.prepare('SELECT * FROM device WHERE business = ? AND id = ?')
  const boot = database.prepare(
    'SELECT clock FROM boot WHERE business = ? AND device = ? AND boot = ?',
  )
  const see = database.prepare(
    `INSERT INTO device (business, id, status, touchpoint, seen_at, boot)
     VALUES (?1, ?2, 'unpaired', ?3, ?4, ?5)
     ON CONFLICT DO UPDATE SET
       seen_at = max(coalesce(seen_at, 0), excluded.seen_at),
       boot = iif(excluded.seen_at >= coalesce(seen_at, 0), coalesce(excluded.boot, boot), boot),
       touchpoint = iif(status = 'unpaired', coalesce(excluded.touchpoint, touchpoint), touchpoint)`,
  )
  const beat = database.prepare(
    'UPDATE device SET heartbeat = ?, heartbeat_at = ? WHERE business = ? AND id = ?',
  )
  const keepBoot = database.prepare(
    `INSERT INTO boot (business, device, boot, next_seq, clock) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET next_seq = max(next_seq, excluded.next_seq), clock = excluded.clock`,
  )
  const alert = database.prepare(
    'INSERT INTO device_alert VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET ends = excluded.ends',
  )
  const lossGoesOn = database.prepare(
    `SELECT 1 FROM device_alert
     WHERE business = ? AND device = ? AND kind = 'data-loss' AND ends IS NULL`,
  )
  const endLoss = database.prepare(
    `UPDATE device_alert SET ends = ?
     WHERE business = ? AND device = ? AND kind = 'data-loss' AND ends IS NULL`,
  )
  const pairing = database.prepare('SELECT * FROM pairing WHERE words = ?')
  const forgetPairings = database.prepare('DELETE FROM pairing WHERE expires_at < ?')
  const openPairing = database.prepare(
    'INSERT INTO pairing (business, words, device, secret, expires_at) VALUES (?, ?, ?, ?, ?)',
  )
  const confirmPairing = database.prepare(
    'UPDATE pairing SET salt = ? WHERE business = ? AND words = ?',
  )
  // Whoever paired this device before gets no token any more.
  const forgetOthers = database.prepare(
    'DELETE FROM pairing WHERE business = ? AND device = ? AND words <> ? AND salt IS NOT NULL',
  )
  const pair = database.prepare(
    `INSERT INTO device (business, id, status, name, touchpoint, paired_at)
     VALUES (?, ?, 'paired', ?, ?, ?)
     ON CONFLICT DO UPDATE SET status = 'paired', name = coalesce(excluded.name, name),
       touchpoint = excluded.touchpoint, paired_at = excluded.paired_at, token = NULL,
       replaced_by = NULL`,
  )
  const replace = database.prepare(
    `UPDATE device SET status = 'replaced', replaced_by = ? WHERE business = ? AND id = ?`,
  )
  const keepToken = database.prepare(
    `UPDATE device SET token = ? WHERE business = ? AND id = ? AND status = 'paired' AND token IS NULL`,
  )
  const setStatus = database.prepare('UPDATE device SET status = ? WHERE business = ? AND id = ?')

  function clockOf(business: string, id: string, name: string): BootClock | null {
    const row = boot.get(business, id, name)
    return row === undefined ? null : (JSON.parse(String(row['clock'])) as BootClock)
  }

  function learn(business: string, id: string, news: BootNews): void {
    const clock = clockAfter(clockOf(business, id, news.boot), news)
    keepBoot.run(business, id, news.boot, news.nextSeq ?? 0, JSON.stringify(clock))
  }

  function keepHeartbeat({ business, device: id, received }: Sighting, heartbeat: Heartbeat): void {
    beat.run(JSON.stringify(heartbeat), received, business, id)
    if (heartbeat.state.dataLossSuspected !== true) endLoss.run(received, business, id)
    else if (lossGoesOn.get(business, id) === undefined) {
      alert.run(business, id, 'data-loss', received, null)
    }
  }

  function findPairing(words: string): KeptPairing | null {
    const row = pairing.get(words)
    return row === undefined ? null : keptPairing(row)
  }

  return {
    find(business, id, boots = []) {
      const row = device.get(business, id)
      const clocks = new Map<string, BootClock>()
      for (const name of boots) {
        const clock = clockOf(business, id, name)
        if (clock !== null) clocks.set(name, clock)
      }
      return { device: row === undefined ? null : keptDevice(row), clocks }
    },
    findPairing,
    see(sighting) {
      const { business, device: id, received, touchpoint, boots, heartbeat, silentSince } = sighting
      see.run(business, id, touchpoint ?? null, received, boots[0]?.boot ?? null)
      for (const news of boots) learn(business, id, news)
      if (heartbeat !== undefined) keepHeartbeat(sighting, heartbeat)
      if (silentSince !== undefined) alert.run(business, id, 'silent', silentSince, received)
    },
    openPairing({ business, words, device: id, secret, expiresAt }, now) {
      forgetPairings.run(now - PAIRING_REMEMBERED)
      if (findPairing(words) !== null) return false
      openPairing.run(business, words, id, secret, expiresAt)
      return true
    },
    confirm({ words, touchpoint, name, replaces, salt, now }) {
      const found = findPairing(words)
      if (found === null) return 'unknown'
      const { business, device: id, salt: before } = found
      if (before !== null) {
        const row = device.get(business, id)
        const isSame = row?.['touchpoint'] === touchpoint && row['status'] === 'paired'
        return isSame ? 'confirmed' : 'taken'
      }
      if (found.expiresAt <= now) return 'expired'
      if (replaces !== undefined && replaces !== id) {
        if (replace.run(id, business, replaces).changes === 0) return 'no-such-device'
      }
      confirmPairing.run(salt, business, words)
      forgetOthers.run(business, id, words)
      pair.run(business, id, name ?? null, touchpoint, now)
      return 'confirmed'
    },
    handOut({ business, device: id }, token) {
      keepToken.run(token, business, id)
    },
    setStatus: (business, id, status) => setStatus.run(status, business, id).changes === 1,
  }
}

import type { DeviceAlert, DeviceStatus, ListedDevice } from '@shopbell/core/wire'
import type { Served } from '../business/directory.ts'
import type { DeviceRow, DeviceStore, KeptAlert } from '../store/device-store.ts'
import { lastOffset } from './boot-clock.ts'
import { silentSince } from './silence.ts'

/** Alerts are told for so long after they ended, and unpaired devices after they were seen, ms. */
const TOLD = 30 * 86_400_000
/** So many ranges of missing numbers are told of each device. */
const RANGES = 1000

/** Every device of a business as it is now. @throws StoreUnavailable */
export async function listDevices(
  served: Served,
  devices: DeviceStore,
  now: number,
): Promise<readonly ListedDevice[]> {
  const business = served.config.business.id
  const rows = await devices.list(business, { since: now - TOLD, ranges: RANGES })
  return rows.map((row) => listed(served, row, now))
}

function listed(served: Served, row: DeviceRow, now: number): ListedDevice {
  const silent = silentSince(served, row, now)
  const { expected, received, missing: ranges, heartbeat } = row
  const missing = expected - received
  const isThere = row.status === 'paired'
  const kept = heartbeat === null ? 0 : heartbeat.state.pending + heartbeat.state.quarantined
  return {
    id: row.id,
    name: row.name,
    touchpoint: row.touchpoint,
    status: statusOf(row, silent !== null),
    pairedAt: row.pairedAt,
    lastSeenAt: row.seenAt,
    replacedBy: row.replacedBy,
    lastHeartbeat: heartbeat,
    gaps: { expected, received, missing, waiting: isThere ? Math.min(missing, kept) : 0, ranges },
    clock: {
      offset: row.clock === null ? null : lastOffset(row.clock),
      uncertain: row.uncertain,
    },
    alerts: [
      ...(silent === null ? [] : [{ kind: 'silent', since: silent } as const]),
      ...row.alerts.map((alert) => told(alert, now)),
    ],
  }
}

function statusOf({ status }: DeviceRow, isSilent: boolean): DeviceStatus {
  if (status !== 'paired') return status
  return isSilent ? 'silent' : 'active'
}

function told({ kind, since, ends }: KeptAlert, now: number): DeviceAlert {
  return ends === null || ends > now ? { kind, since } : { kind, since, resolvedAt: ends }
}

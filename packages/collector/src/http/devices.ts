import { PROTOCOL } from '@shopbell/core'
import { hoursOf, type Checked } from '@shopbell/core/config'
import {
  decodeHeartbeat,
  type DeviceList,
  type DeviceState,
  type HeartbeatReply,
} from '@shopbell/core/wire'
import { listDevices } from '../devices/listing.ts'
import { silentSince } from '../devices/silence.ts'
import { hasTokenOf, NOT_THE_DEVICE } from './device-access.ts'
import { json } from './json.ts'
import { problem, PROBLEMS, type ProblemDetails } from './problem.ts'
import { readJson } from './read-json.ts'
import { badParameters, managing, reading } from './reading.ts'
import type { Call, Route, Surroundings } from './route.ts'

/** `GET /v1/devices` lists tablets and what is missing of them; heartbeats keep that true. */
export function devices(
  surroundings: Surroundings,
  { onHeartbeat = () => {}, onSeen = () => {}, onRefused = () => {} }: DeviceObserver = {},
): readonly Route[] {
  const { directory, store, now } = surroundings

  const list = reading(surroundings, async (served, params) => {
    if ([...params.keys()].some((name) => name !== 'business')) {
      return badParameters([{ path: '', allowed: 'the parameter business' }])
    }
    const found = await listDevices(served, store.devices, now())
    return json({ protocol: PROTOCOL, devices: found } satisfies DeviceList)
  })

  async function heartbeat({ request, params }: Call): Promise<Response> {
    const body = await readJson(request, decodeHeartbeat)
    if (!body.ok) return body.response
    const { business, boot, at, mono, state } = body.value
    const served = directory.find(business)
    if (served === undefined) return problem(PROBLEMS.unknownBusiness)
    const id = params['id']!
    const { device } = await store.devices.find(business, id)
    if (device === null || device.status === 'revoked' || !hasTokenOf(device, request)) {
      onRefused()
      return problem(NOT_THE_DEVICE)
    }
    const received = now()
    const silent = silentSince(served, device, received)
    await store.devices.see({
      business,
      device: id,
      received,
      boots: [{ boot, sync: { wall: at, mono, received }, nextSeq: state.nextSeq }],
      heartbeat: { business, boot, at, mono, state: knownState(state) },
      ...(silent === null ? {} : { silentSince: silent }),
    })
    onHeartbeat()
    onSeen(business, id)
    const place = device.touchpoint === null ? undefined : served.places.get(device.touchpoint)
    const hours = place && hoursOf(served.config, place.touchpoint)
    const reply: HeartbeatReply = {
      protocol: PROTOCOL,
      now: received,
      ...(place === undefined || hours === undefined ? {} : { timeZone: place.timeZone, hours }),
      commands: [],
    }
    return json(reply)
  }

  const setStatus = ({ params, ...call }: Call): Promise<Response> =>
    managing(surroundings, async ({ config }, _params, request) => {
      const body = await readJson(request, decodeStatus)
      if (!body.ok) return body.response
      const id = params['id']!
      const isThere = await store.devices.setStatus(config.business.id, id, body.value)
      if (!isThere) return problem(NO_DEVICE)
      return json({ protocol: PROTOCOL, device: id, status: body.value })
    })({ ...call, params })

  return [
    { method: 'GET', path: '/v1/devices', handle: list },
    { method: 'POST', path: '/v1/devices/:id/heartbeat', handle: heartbeat },
    { method: 'POST', path: '/v1/devices/:id/status', handle: setStatus },
  ]
}

/** Out of use: `retired` may still deliver what it keeps, `revoked` may not. */
function decodeStatus(value: unknown): Checked<'retired' | 'revoked'> {
  const { status } = Object(value) as { status?: unknown }
  if (status === 'retired' || status === 'revoked') return { ok: true, value: status }
  const problem = { path: 'status', found: typeof status, allowed: 'retired or revoked' }
  return { ok: false, problems: [problem] }
}

const NO_DEVICE: ProblemDetails = {
  status: 404,
  code: 'unknown-device',
  title: 'Unknown device',
  detail: 'This business has no device of that id.',
}

/** Only what the form names: whatever else a sender knows of its tablet is not kept. */
function knownState(state: DeviceState): DeviceState {
  const { usage, quota, dataLossSuspected } = state
  return {
    pending: state.pending,
    oldestUnsent: state.oldestUnsent,
    lastDeliveredAt: state.lastDeliveredAt,
    quarantined: state.quarantined,
    storage: state.storage,
    persisted: state.persisted,
    installed: state.installed,
    wakeLock: state.wakeLock,
    version: state.version,
    nextSeq: state.nextSeq,
    ...(usage === undefined ? {} : { usage }),
    ...(quota === undefined ? {} : { quota }),
    ...(dataLossSuspected === undefined ? {} : { dataLossSuspected }),
  }
}

/** Told of what devices do, for those who measure. */
export interface DeviceObserver {
  readonly onHeartbeat?: () => void
  /** A device with the right to was heard of. */
  readonly onSeen?: (business: string, id: string) => void
  /** A request with a wrong, missing or revoked token. */
  readonly onRefused?: () => void
}

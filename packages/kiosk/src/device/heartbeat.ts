import type { DeviceState, Heartbeat, HeartbeatReply } from '@shopbell/core/wire'
import type { Facts } from './facts.ts'
import type { Paired } from './paired.ts'
import { authorization } from './paired.ts'
import type { Identity } from './identity.ts'

/** How often a paired tablet says that it is there, ms, give or take a fifth: many start at once after a power cut. */
export const BEAT = 300_000
const JITTER = 0.2
/** The first one soon after the start, so that whoever set it up sees it. */
const FIRST = 3000
const PATIENCE = 20_000

/** What a heartbeat came to. */
export type Beat =
  | {
      readonly isHeard: true
      readonly reply: HeartbeatReply
      /** How far the tablet's clock is ahead of the collector's, ms. */
      readonly offset: number
    }
  | { readonly isHeard: false; readonly isRefused: boolean }

interface HeartbeatOptions {
  readonly collector: string
  readonly paired: Paired
  readonly identity: Identity
  readonly facts: () => Promise<Facts>
  readonly onBeat: (beat: Beat) => void
  readonly fetch?: typeof globalThis.fetch
  readonly now?: () => number
  readonly random?: () => number
  readonly setTimer?: (run: () => void, delay: number) => unknown
}

/** Says every five minutes how the tablet is. One that is not heard is not said again; the next follows. */
export function startHeartbeat(options: HeartbeatOptions): void {
  const {
    onBeat,
    random = Math.random,
    setTimer = (run, delay) => setTimeout(run, delay),
  } = options
  const beat = async (): Promise<void> => {
    setTimer(() => void beat(), BEAT * (1 - JITTER + 2 * JITTER * random()))
    onBeat(await sendHeartbeat(options))
  }
  setTimer(() => void beat(), FIRST * random())
}

/** Says once how the tablet is. Never rejects. */
export async function sendHeartbeat(options: HeartbeatOptions): Promise<Beat> {
  const { collector, paired, identity, facts, now = Date.now } = options
  const { fetch = globalThis.fetch } = options
  try {
    const state = stateOf(await facts(), identity.taken())
    const sent = Math.round(now())
    const beat: Heartbeat = {
      business: paired.business,
      boot: identity.boot,
      at: sent,
      mono: identity.mono(),
      state,
    }
    const path = `/v1/devices/${encodeURIComponent(identity.id)}/heartbeat`
    const reply = await fetch(new URL(path, collector), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization(paired) },
      body: JSON.stringify(beat),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    })
    const body = (await reply.json()) as Partial<HeartbeatReply> | null
    if (reply.ok && body?.protocol === 'shopbell/1' && typeof body.now === 'number') {
      // Its clock was read about halfway between the sending and the answer.
      const offset = Math.round((sent + now()) / 2 - body.now)
      return { isHeard: true, reply: body as HeartbeatReply, offset }
    }
    return { isHeard: false, isRefused: reply.status === 401 || reply.status === 403 }
  } catch {
    return { isHeard: false, isRefused: false }
  }
}

function stateOf(facts: Facts, nextSeq: number): DeviceState {
  const { pending, oldestUnsent, lastDeliveredAt, quarantined, storage } = facts
  const { persisted, installed, wakeLock, version, usage, quota, isLossSuspected } = facts
  return {
    pending,
    oldestUnsent,
    lastDeliveredAt,
    quarantined,
    storage,
    persisted,
    installed,
    wakeLock,
    version,
    usage,
    quota,
    dataLossSuspected: isLossSuspected,
    nextSeq,
  }
}

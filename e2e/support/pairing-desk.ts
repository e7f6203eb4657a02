import type { BrowserContext, Route } from '@playwright/test'
import {
  decodeHeartbeat,
  decodePairingRequest,
  type Heartbeat,
  type HeartbeatReply,
  type PairingRequest,
  type PairingStatus,
} from '@shopbell/core/wire'

/** The collector's side of pairing and heartbeats, where a story needs it to say what it likes. */
export interface PairingDesk {
  /** Says where the tablet that waits is to stand. */
  confirm(touchpoint: string, name?: string): void
  /** What tablets asked for. */
  readonly requests: readonly PairingRequest[]
  readonly heartbeats: readonly Heartbeat[]
  /** What heartbeats are answered with, beside the time. */
  hours: Pick<HeartbeatReply, 'hours' | 'timeZone'>
  /** How far the collector's clock is behind the tablet's, ms. */
  behind: number
}

const WORDS = 'amber-river-stone'
const TOKEN = 'token-of-the-tablet'
const SECRET = 'secret-of-the-tablet'

/** Answers for the collector in a browser. What a tablet sends is held to the forms of the wire. */
export async function openDesk(context: BrowserContext): Promise<PairingDesk> {
  let status: Omit<PairingStatus, 'protocol'> = { status: 'waiting' }
  const requests: PairingRequest[] = []
  const heartbeats: Heartbeat[] = []
  const desk: PairingDesk = {
    requests,
    heartbeats,
    hours: {},
    behind: 0,
    confirm(touchpoint, name) {
      const named = name === undefined ? {} : { name }
      status = { status: 'confirmed', touchpoint, token: TOKEN, ...named }
    },
  }
  const json = (route: Route, code: number, body: object): Promise<void> =>
    route.fulfill({ status: code, json: { protocol: 'shopbell/1', ...body } })
  const isFrom = (route: Route, bearer: string): boolean =>
    route.request().headers()['authorization'] === `Bearer ${bearer}`

  await context.route('**/v1/pairings', (route) => {
    requests.push(valueOf(decodePairingRequest(route.request().postDataJSON())))
    return json(route, 201, { words: WORDS, secret: SECRET, expiresAt: Date.now() + 900_000 })
  })
  await context.route(`**/v1/pairings/${WORDS}`, (route) =>
    isFrom(route, SECRET) ? json(route, 200, status) : json(route, 401, {}),
  )
  await context.route('**/v1/devices/*/heartbeat', (route) => {
    if (!isFrom(route, TOKEN)) return json(route, 401, {})
    heartbeats.push(valueOf(decodeHeartbeat(route.request().postDataJSON())))
    return json(route, 200, { now: Date.now() - desk.behind, commands: [], ...desk.hours })
  })
  return desk
}

type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: unknown }

function valueOf<Value>(checked: Checked<Value>): Value {
  if (checked.ok) return checked.value
  throw new Error(JSON.stringify(checked.problems))
}

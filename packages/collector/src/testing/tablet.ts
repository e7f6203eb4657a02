import { type Shop, TOKEN, bodyOf } from './shop.ts'

/** A tablet of a test, as the collector sees one. */
export interface Tablet {
  readonly id: string
  token: string | undefined
  /** Asks for words, has them confirmed, and fetches its token. */
  pair(confirmation?: object): Promise<void>
  /** Sends a batch of one boot. */
  send(
    responses: readonly object[],
    batch?: object,
    headers?: Record<string, string>,
  ): Promise<Response>
  beat(over?: object, state?: object): Promise<Response>
}

/** How a tablet is that is well. */
export const WELL = {
  pending: 0,
  oldestUnsent: null,
  lastDeliveredAt: null,
  quarantined: 0,
  storage: 'disk',
  persisted: true,
  installed: true,
  wakeLock: true,
  version: '1.0.0',
  nextSeq: 0,
}

/** A tablet at the shop's exit that sends JSON as a kiosk does. */
export function tablet({ ask }: Pick<Shop, 'ask'>, id = 'tablet-1'): Tablet {
  const post = (
    path: string,
    value: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(value),
    })
  const own: Tablet = {
    id,
    token: undefined,
    async pair(confirmation = { touchpoint: 'exit' }) {
      const { words, secret } = await bodyOf(post('/v1/pairings', { business: 'acme', device: id }))
      const managing = { authorization: `Bearer ${TOKEN}` }
      const confirmed = await post(`/v1/pairings/${words}/confirmation`, confirmation, managing)
      if (confirmed.status !== 200) throw new Error(await confirmed.text())
      const polling = { headers: { authorization: `Bearer ${secret}` } }
      own.token = (await bodyOf(ask(`/v1/pairings/${words}`, polling))).token
    },
    send: (responses, batch = {}, headers = {}) =>
      post(
        '/v1/responses',
        { business: 'acme', device: { id, boot: 'b1' }, responses, ...batch },
        { ...bearer(own.token), ...headers },
      ),
    beat: (over = {}, state = {}) =>
      post(
        `/v1/devices/${id}/heartbeat`,
        { business: 'acme', boot: 'b1', at: 0, mono: 0, state: { ...WELL, ...state }, ...over },
        bearer(own.token),
      ),
  }
  return own
}

function bearer(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` }
}

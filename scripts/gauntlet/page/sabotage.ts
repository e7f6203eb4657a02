/**
 * Ways to break what the guarantee rests on, from outside of the outbox: a scenario that stays green
 * under its own sabotage proves nothing.
 */
export const SABOTAGES = {
  /** Rows are committed without asking for a flush, as browsers do when nobody asks. */
  relaxed() {
    const transact = Reflect.get(IDBDatabase.prototype, 'transaction')
    IDBDatabase.prototype.transaction = function transaction(stores, mode) {
      return transact.call(this, stores, mode)
    }
  },
  /** Rows are deleted as soon as they are sent, before anybody acknowledged them. */
  hasty() {
    overResponses((sent, body) => {
      void sent().catch(() => undefined)
      return Promise.resolve(forged(body))
    })
  },
  /** Whatever comes back is taken for an acknowledgement. */
  gullible() {
    overResponses((sent, body) => sent().then(() => forged(body)))
  },
  /** There is nowhere to put a second copy. */
  'no copy'() {
    Storage.prototype.setItem = () => {
      throw new DOMException('out of order', 'QuotaExceededError')
    }
  },
  /** Everybody who asks for a lock has it. */
  'no locks'() {
    const request = (_name: string, ...given: unknown[]): unknown =>
      Promise.resolve((given.at(-1) as () => unknown)())
    Object.assign(LockManager.prototype, { request })
  },
  /** Nothing is ever on the disk. */
  'in memory'() {
    IDBFactory.prototype.open = () => {
      throw new DOMException('out of order', 'UnknownError')
    }
  },
} as const

export type PageSabotage = keyof typeof SABOTAGES

function overResponses(
  answer: (sent: () => Promise<Response>, body: string) => Promise<Response>,
): void {
  const { fetch } = globalThis
  globalThis.fetch = (input, init) => {
    const sent = (): Promise<Response> => fetch(input, init)
    const isOurs = init?.method === 'POST' && (input as string).endsWith('/v1/responses')
    return isOurs ? answer(sent, init.body as string) : sent()
  }
}

function forged(body: string): Response {
  const { responses } = JSON.parse(body) as { readonly responses: readonly { id: string }[] }
  const results = responses.map(({ id }) => ({ id, status: 'stored' }))
  return new Response(JSON.stringify({ protocol: 'shopbell/1', results }))
}

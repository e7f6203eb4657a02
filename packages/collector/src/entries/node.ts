import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Collector } from '../collector.ts'
import { clientNames, type ClientName } from '../limits/client.ts'
import type { Store } from '../store/store.ts'

/** A collector that listens. */
export interface Listening {
  /** The real port, also when 0 was asked for. */
  readonly port: number
  /** Takes no more, answers what was taken, lets go of the store. */
  stop(): Promise<void>
}

/** How long requests that are under way may still take when stopping, in ms. */
const LAST_CALL = 10_000

/** How long a client may take, ms. */
export interface Patience {
  /** Until its request's headers are whole. */
  readonly headers: number
  /** Until its request's body is whole too. */
  readonly request: number
  /** Until it sends its next request on a connection that is kept. */
  readonly idle: number
  /** While nothing moves in either direction, such as when it does not read its answer. */
  readonly still: number
}

/**
 * Half a minute for 256 KiB is a line of 70 kbit/s. A connection is kept longer than load balancers
 * keep theirs (60 s), so that none sends a request into one that is just being closed.
 */
const PATIENCE: Patience = { headers: 10_000, request: 30_000, idle: 75_000, still: 120_000 }

/**
 * Serves a collector over Node's HTTP. Who takes too long gets `408`, and is cut off; no request
 * reaches the collector's store before its body is whole.
 * @param clientName tells clients apart; those of `clientNames()` unless said
 * @throws Error when the port cannot be had
 */
export async function listen(
  collector: Collector,
  {
    port,
    host,
    store,
    clientName = clientNames(),
    patience: { headers, request, idle, still } = PATIENCE,
  }: {
    port: number
    host: string
    store: Store
    clientName?: ClientName
    patience?: Patience
  },
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request, { incoming }) => collector.fetch(request, { client: nameOf(incoming) }),
    overrideGlobalObjects: false,
    serverOptions: {
      headersTimeout: headers,
      requestTimeout: request,
      keepAliveTimeout: idle,
      connectionsCheckingInterval: Math.min(1_000, headers),
      maxHeaderSize: 16_384,
    },
  }) as Server
  server.setTimeout(still)

  const names = new WeakMap<object, string | undefined>()

  /** Once a connection, unless a proxy says each time for whom it is. */
  function nameOf({ socket, headers }: Incoming): string | undefined {
    const forwarded = headers['x-forwarded-for']
    if (forwarded !== undefined) return clientName(socket.remoteAddress, forwarded)
    if (!names.has(socket)) names.set(socket, clientName(socket.remoteAddress, undefined))
    return names.get(socket)
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      await closed(server)
      await store.close()
    },
  }
}

type Incoming = Pick<IncomingMessage, 'headers'> & {
  readonly socket: { readonly remoteAddress?: string | undefined }
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A connection that is kept alive turns idle only after its last answer.
    const sweep = setInterval(() => server.closeIdleConnections(), 50)
    const end = setTimeout(() => server.closeAllConnections(), LAST_CALL)
    server.close(() => {
      clearInterval(sweep)
      clearTimeout(end)
      resolve()
    })
    server.closeIdleConnections()
  })
}

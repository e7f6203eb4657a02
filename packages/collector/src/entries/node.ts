import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Collector } from '../collector.ts'
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

/** Serves a collector over Node's HTTP. @throws Error when the port cannot be had */
export async function listen(
  collector: Collector,
  { port, host, store }: { port: number; host: string; store: Store },
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: collector.fetch,
    overrideGlobalObjects: false,
  }) as Server
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

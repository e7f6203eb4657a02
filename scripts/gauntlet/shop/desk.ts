import http from 'node:http'
import type net from 'node:net'
import type { Orders, Sighting } from '../orders.ts'

/** A tablet as the desk speaks to it: orders, one after another, and what it sees by itself. */
export interface Line {
  /** Tells the tablet to do something. Rejects when it cannot, or does not answer in time. */
  ask<Name extends keyof Orders>(
    name: Name,
    ...given: Parameters<Orders[Name]>
  ): Promise<ReturnType<Orders[Name]>>
  /** Calls back on what it tells by itself. */
  onSighting(listener: (sighting: Sighting) => void): void
}

/** Where tablets ask what to do. Not the collector's network: that may be down. */
export interface Desk {
  readonly url: string
  /** Waits until the tablet of this life comes to the desk. */
  meet(life: string): Promise<Line>
  close(): Promise<void>
}

interface Order {
  readonly name: string
  readonly given: unknown
  readonly answered: (answer: { value?: unknown; error?: string }) => void
}

interface Life {
  /** All orders that it was ever given, and how many of them it has answered. */
  readonly orders: Order[]
  done: number
  /** It has done so many, and asks for the next. */
  waiting: { readonly done: number; readonly reply: http.ServerResponse } | null
  came: () => void
  readonly hasCome: Promise<void>
  sighted: (sighting: Sighting) => void
}

/** How long a tablet may take to start, ms. */
const START = 90_000
/** How long it may take to do what it is told, ms: the longest is a drain of 100,000 rows. */
const PATIENCE = 1_200_000

const FREE = { 'access-control-allow-origin': '*', 'content-type': 'application/json' }

/** Opens a desk. */
export async function openDesk(): Promise<Desk> {
  const lives = new Map<string, Life>()

  function lifeOf(name: string): Life {
    const known = lives.get(name)
    if (known !== undefined) return known
    let came = (): void => {}
    const hasCome = new Promise<void>((resolve) => (came = resolve))
    const nobody = (): void => {}
    const life: Life = {
      orders: [],
      done: 0,
      waiting: null,
      came,
      hasCome,
      sighted: nobody,
    }
    lives.set(name, life)
    return life
  }

  /** Hands out the next order; the same again when it is asked for again, for it did not arrive. */
  function hand(life: Life): void {
    const order = life.waiting && life.orders[life.waiting.done]
    // A page that a browser brought back from an earlier life does nothing over again.
    if (!order || life.waiting!.done < life.done) return
    const { name, given } = order
    life.waiting!.reply.writeHead(200, FREE).end(JSON.stringify({ name, given }))
    life.waiting = null
  }

  async function answer(request: http.IncomingMessage, reply: http.ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url!, 'http://desk')
    const life = lifeOf(searchParams.get('life')!)
    let body = ''
    // A tablet that is killed while it speaks said nothing.
    try {
      for await (const part of request) body += String(part)
    } catch {
      return
    }
    const done = Number(searchParams.get('after'))
    if (pathname === '/orders') {
      life.waiting = { done, reply }
      life.came()
      hand(life)
      return
    }
    if (pathname === '/saw') life.sighted(JSON.parse(body) as Sighting)
    if (pathname === '/answers') {
      life.done = Math.max(life.done, done + 1)
      life.orders[done]?.answered(JSON.parse(body) as { value?: unknown })
    }
    reply.writeHead(204, FREE).end()
  }

  const server = http.createServer((request, reply) => void answer(request, reply))
  keepConnections(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  function lineTo(life: Life): Line {
    return {
      ask: (name, ...[given]) =>
        inTime(
          PATIENCE,
          `an answer to ${name}`,
          new Promise((resolve, reject) => {
            const answered: Order['answered'] = ({ value, error }) =>
              error === undefined ? resolve(value as never) : reject(new Error(`${name}: ${error}`))
            life.orders.push({ name, given: given ?? {}, answered })
            hand(life)
          }),
        ),
      onSighting: (listener) => (life.sighted = listener),
    }
  }

  return {
    url: `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    async meet(name) {
      const life = lifeOf(name)
      await inTime(START, `the tablet of life ${name}`, life.hasCome)
      return lineTo(life)
    },
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/**
 * Ends no connection by itself. Node ends one after five idle seconds, and a request that is on its
 * way over it then fails as if there were no network.
 */
export function keepConnections(server: http.Server): void {
  Object.assign(server, { keepAliveTimeout: 0, headersTimeout: 0, requestTimeout: 0 })
}

async function inTime<T>(milliseconds: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`waited ${milliseconds / 1000} s for ${what}`)),
      milliseconds,
    )
    // Who was killed never answers, and nobody waits for it.
    timer.unref()
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

import http from 'node:http'
import type net from 'node:net'
import { keepConnections } from './desk.ts'

/** A batch on its way to the collector. */
export interface Batch {
  readonly body: string
  /** The ids of its responses, in order. */
  readonly ids: readonly string[]
  /** By the tablet's clock, epoch ms. */
  readonly sentAt: number
  readonly bytes: number
}

/** What the collector, or somebody in its place, answers. */
export interface Answer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

/** The tablet's end of a request. Exactly one of these is called, once. */
export interface Reply {
  send(answer: Answer): void
  /** The connection is reset; nothing arrives. */
  reset(): void
  /** The connection ends in the middle of the answer. */
  half(answer: Answer): void
  /** Nothing happens any more. */
  never(): void
}

/**
 * How the road treats a batch.
 * @param forward hands it (or another body) to the collector; resolves with its answer, after it has
 * committed
 */
export type Weather = (
  batch: Batch,
  forward: (body?: string) => Promise<Answer>,
  reply: Reply,
) => void | Promise<void>

/** The network between tablets and the collector: what goes to `POST /v1/responses` meets its weather. */
export interface Road {
  readonly url: string
  /** Every batch that came, in order. */
  readonly batches: readonly Batch[]
  weather: Weather
  /** Called when a batch has come, when the collector has answered, and when the answer is on its way. */
  passing: (point: 'send' | 'ack' | 'delete') => void
  close(): Promise<void>
}

/** Whatever is sent arrives, and so does the answer. */
export const clear: Weather = async (_, forward, reply) => reply.send(await forward())
/** There is no network. */
export const down: Weather = (_, __, reply) => reply.reset()

/**
 * Lays a road to a collector.
 * @param pages what it answers itself, by path
 */
export async function layRoad(
  target: { readonly port: number },
  pages: Readonly<Record<string, { readonly type: string; readonly body: string }>>,
): Promise<Road> {
  const batches: Batch[] = []
  // A connection for each: one that was kept may just be ended by the collector.
  const agent = new http.Agent({ keepAlive: false })

  const server = http.createServer((request, reply) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => void answer(request, Buffer.concat(parts).toString(), reply))
  })
  keepConnections(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  async function answer(
    request: http.IncomingMessage,
    body: string,
    reply: http.ServerResponse,
  ): Promise<void> {
    const { pathname } = new URL(request.url!, 'http://road')
    const page = pages[pathname]
    if (page !== undefined) {
      reply.writeHead(200, { 'content-type': page.type, 'cache-control': 'no-store' })
      reply.end(page.body)
      return
    }
    const end = endOf(reply, () => road.passing('delete'))
    const forward = (given = body): Promise<Answer> => pass(request, given)
    try {
      if (request.method === 'POST' && pathname === '/v1/responses') {
        const batch = batchOf(body)
        batches.push(batch)
        road.passing('send')
        const answered = async (given?: string): Promise<Answer> => {
          const answer = await forward(given)
          road.passing('ack')
          return answer
        }
        await road.weather(batch, answered, end)
      } else end.send(await forward())
    } catch {
      end.reset() // The collector is away.
    }
  }

  function pass(request: http.IncomingMessage, body: string): Promise<Answer> {
    const { method, url, headers } = request
    const length = String(Buffer.byteLength(body))
    return new Promise((resolve, reject) => {
      const onward = http.request(
        {
          host: '127.0.0.1',
          port: target.port,
          method,
          path: url,
          agent,
          headers: { ...headers, 'content-length': length },
        },
        (response) => {
          let text = ''
          response.setEncoding('utf8')
          response.on('data', (part: string) => (text += part))
          response.on('end', () =>
            resolve({ status: response.statusCode!, headers: response.headers, body: text }),
          )
          response.on('error', reject)
        },
      )
      onward.on('error', reject)
      onward.end(body)
    })
  }

  const road: Road = {
    url: `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    batches,
    weather: clear,
    passing: () => {},
    close() {
      agent.destroy()
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return road
}

function batchOf(body: string): Batch {
  const { sentAt, responses } = JSON.parse(body) as {
    readonly sentAt: number
    readonly responses: readonly { readonly id: string }[]
  }
  return { body, sentAt, ids: responses.map(({ id }) => id), bytes: Buffer.byteLength(body) }
}

function endOf(reply: http.ServerResponse, onSent: () => void): Reply {
  const headersOf = ({ headers, body }: Answer): http.OutgoingHttpHeaders => {
    const { 'transfer-encoding': _, 'content-encoding': __, ...rest } = headers
    return { ...rest, 'content-length': Buffer.byteLength(body) }
  }
  return {
    send(answer) {
      reply.writeHead(answer.status, headersOf(answer))
      reply.end(answer.body, onSent)
    },
    reset: () => reply.socket?.resetAndDestroy(),
    half(answer) {
      const half = answer.body.slice(0, answer.body.length >> 1)
      reply.writeHead(answer.status, headersOf(answer))
      reply.write(half, () => reply.socket?.destroy())
    },
    never: () => undefined,
  }
}

import http from 'node:http'
import type net from 'node:net'

/**
 * How the network between a browser and the collector behaves:
 * `up`, `down` (every connection is reset), a captive portal that answers with a page, with a
 * redirect or with 511, `truncated` (half a reply), `lost-reply` (the collector gets the request and
 * commits; its answer never arrives), and `bare` (what a question is drawn with comes, and the files
 * that are fetched behind it do not).
 */
export type Weather =
  | 'up'
  | 'down'
  | 'portal-page'
  | 'portal-redirect'
  | 'portal-511'
  | 'truncated'
  | 'lost-reply'
  | 'bare'

/** A link that can be cut: the same outage for every engine, below what a browser can emulate. */
export interface Link {
  readonly url: string
  /** Requests for `POST /v1/responses` that arrived here, with what they carried. */
  readonly posts: readonly string[]
  /** The files that did not come because the link was `bare`. */
  readonly missed: readonly string[]
  become(weather: Weather): void
  close(): Promise<void>
}

/** Lays a link in front of a collector. */
export async function layLink(target: { readonly port: number }): Promise<Link> {
  let weather: Weather = 'up'
  const posts: string[] = []
  const missed: string[] = []
  const sockets = new Set<net.Socket>()

  const server = http.createServer((request, reply) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      if (request.method === 'POST' && request.url === '/v1/responses') posts.push(body.toString())
      answer(request, body, reply)
    })
  })

  function answer(request: http.IncomingMessage, body: Buffer, reply: http.ServerResponse): void {
    switch (weather) {
      case 'portal-page':
        reply.writeHead(200, { 'content-type': 'text/html' })
        reply.end('<!doctype html><h1>Welcome to the free Wi-Fi</h1>')
        return
      case 'portal-redirect':
        reply.writeHead(302, { location: 'http://127.0.0.1:9/login' })
        reply.end()
        return
      case 'portal-511':
        reply.writeHead(511, { 'content-type': 'text/html' })
        reply.end('Network Authentication Required')
        return
      case 'bare':
        if (/\/(answering|later)-/.test(request.url!)) {
          missed.push(request.url!)
          request.socket.destroy()
        } else forward(request, body, reply)
        return
      default:
        forward(request, body, reply)
    }
  }

  function forward(request: http.IncomingMessage, body: Buffer, reply: http.ServerResponse): void {
    const { method, url, headers } = request
    const onward = http.request(
      { host: '127.0.0.1', port: target.port, method, path: url, headers },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => {
          const whole = Buffer.concat(parts)
          if (weather === 'lost-reply') request.socket.destroy()
          else if (weather === 'truncated') {
            reply.writeHead(response.statusCode!, response.headers)
            reply.write(whole.subarray(0, whole.length >> 1), () => request.socket.destroy())
          } else {
            reply.writeHead(response.statusCode!, response.headers)
            reply.end(whole)
          }
        })
      },
    )
    onward.on('error', () => request.socket.destroy())
    onward.end(body)
  }

  server.on('connection', (socket) => {
    if (weather === 'down') {
      socket.resetAndDestroy()
      return
    }
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    posts,
    missed,
    become(next) {
      weather = next
      for (const socket of sockets) socket.destroy()
    },
    close() {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

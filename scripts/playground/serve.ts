import { readFile } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LANGUAGES } from '../../packages/core/src/wording/languages.ts'
import { TOUCHPOINTS } from '../../e2e/support/kinds.ts'
import type { Change } from './rebuild.ts'

/** The playground while it runs. */
export interface Playground {
  readonly url: string
  /** Says on the page what became of a change; a built one is loaded at once. */
  tell(change: Change): void
  close(): Promise<void>
}

const page = fileURLToPath(new URL('page/', import.meta.url))
const widget = fileURLToPath(new URL('../../packages/widget/dist/browser/', import.meta.url))

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json',
}

/**
 * Serves the playground, the widget as it was last built, and the collector, all from one origin.
 * @param collector its origin
 * @param port 0 for any that is free
 */
export async function servePlayground(collector: string, port: number): Promise<Playground> {
  const listeners = new Set<http.ServerResponse>()

  async function file(folder: string, path: string, reply: http.ServerResponse): Promise<void> {
    const name = normalize(path).replace(/^(\.\.(\/|\\|$))+/, '')
    try {
      const body = await readFile(join(folder, name))
      const type = TYPES[extname(name)] ?? 'application/octet-stream'
      reply.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
    } catch {
      reply.writeHead(404).end()
    }
  }

  function forward(request: http.IncomingMessage, reply: http.ServerResponse): void {
    const { method, url = '/', headers } = request
    const onward = http.request(new URL(url, collector), { method, headers }, (response) => {
      reply.writeHead(response.statusCode!, response.headers)
      response.pipe(reply)
    })
    onward.on('error', () => reply.writeHead(502).end())
    request.pipe(onward)
  }

  const server = http.createServer((request, reply) => {
    const { pathname } = new URL(request.url ?? '/', 'http://playground')
    if (pathname === '/') return void file(page, 'index.html', reply)
    if (pathname === '/choices.json') {
      reply.writeHead(200, { 'content-type': 'application/json' })
      return void reply.end(
        JSON.stringify({ touchpoints: TOUCHPOINTS, locales: Object.keys(LANGUAGES) }),
      )
    }
    if (pathname === '/changes') {
      reply.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      reply.write(':\n\n')
      listeners.add(reply)
      return void request.on('close', () => listeners.delete(reply))
    }
    if (pathname.startsWith('/shopbell')) return void file(widget, pathname, reply)
    if (pathname.startsWith('/v1/')) return forward(request, reply)
    return void file(page, pathname, reply)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    tell(change) {
      for (const each of listeners) each.write(`data: ${JSON.stringify(change)}\n\n`)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** One process on loopback that serves the measured pages, and from another origin what they load. */
export interface FileServer {
  /** Where the pages are. */
  readonly pages: string
  /** Where everything else is: a widget comes from another origin than the page it stands on. */
  readonly files: string
  /** Serves a page. @returns its address */
  page(path: string, html: string): string
  /** Serves a file, compressed beforehand as a CDN does. @returns its address */
  file(path: string, body: string | Uint8Array): string
  /** Answers every method at a path that starts so with this JSON: the back end a peer asks. */
  stub(path: string, answer: unknown): void
  /** What was asked for and is not there, to be told: a peer may ask for more in a later version. */
  readonly missing: ReadonlySet<string>
  close(): Promise<void>
}

interface Held {
  readonly type: string
  readonly plain: Buffer
  readonly gzip: Buffer
  readonly brotli: Buffer
}

export async function serveFiles(): Promise<FileServer> {
  const held = new Map<string, Held>()
  const stubs = new Map<string, Buffer>()
  const missing = new Set<string>()

  const server = http.createServer(answer)
  const pageServer = http.createServer(answer)

  function answer(request: http.IncomingMessage, reply: http.ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', 'http://any')
    const headers = {
      'access-control-allow-origin': request.headers.origin ?? '*',
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
      'timing-allow-origin': '*',
    }
    request.resume()
    if (request.method === 'OPTIONS') {
      reply.writeHead(204, headers).end()
      return
    }
    const file = held.get(pathname)
    if (file !== undefined) {
      const [encoding, body] = encoded(file, request.headers['accept-encoding'] ?? '')
      reply.writeHead(200, {
        ...headers,
        'content-type': file.type,
        'content-length': body.length,
        'cache-control': 'public, max-age=300',
        ...(encoding === null ? {} : { 'content-encoding': encoding }),
      })
      reply.end(body)
      return
    }
    const stub = [...stubs].find(([path]) => pathname.startsWith(path))?.[1]
    if (stub === undefined) missing.add(pathname)
    reply.writeHead(stub === undefined ? 404 : 200, {
      ...headers,
      'content-type': 'application/json',
    })
    reply.end(stub ?? '{}')
  }

  function hold(path: string, body: string | Uint8Array): void {
    const plain = Buffer.from(body as string)
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
    held.set(path, {
      type: TYPES[extname(path)] ?? 'text/html; charset=utf-8',
      plain,
      gzip: gzipSync(plain, { level: 9 }),
      brotli: brotliCompressSync(plain, { params }),
    })
  }

  const [pages, files] = await Promise.all([listen(pageServer), listen(server)])
  return {
    pages,
    files,
    page(path, html) {
      hold(path, html)
      return pages + path
    },
    file(path, body) {
      hold(path, body)
      return files + path
    },
    stub: (path, json) => void stubs.set(path, Buffer.from(JSON.stringify(json))),
    missing,
    async close() {
      for (const one of [server, pageServer]) {
        one.closeAllConnections()
        await new Promise((resolve) => one.close(resolve))
      }
    },
  }
}

function encoded(file: Held, accepted: string): [encoding: string | null, body: Buffer] {
  if (/\bbr\b/.test(accepted)) return ['br', file.brotli]
  return /\bgzip\b/.test(accepted) ? ['gzip', file.gzip] : [null, file.plain]
}

async function listen(server: http.Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
}

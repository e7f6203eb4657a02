import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** What lies at one path of a site. */
export interface File {
  readonly body: string
  /** `text/html` when not given. */
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Somebody's own site, on another origin than the collector. */
export interface Site {
  /** Its origin. */
  readonly url: string
  close(): Promise<void>
}

/** Serves a site. @param files by path; a text is a page of that body */
export async function laySite(files: Readonly<Record<string, string | File>>): Promise<Site> {
  const server = http.createServer((request, reply) => {
    const found = files[new URL(request.url!, 'http://site').pathname]
    const file = typeof found === 'string' ? { body: found } : found
    reply.writeHead(file === undefined ? 404 : 200, {
      'content-type': `${file?.type ?? 'text/html'}; charset=utf-8`,
      ...file?.headers,
    })
    reply.end(file?.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** A script tag that asks at the web checkout of the demonstration business, whenever it is loaded. */
export function tag(collector: string, attributes = ''): string {
  return `<script async src="${collector}/shopbell.js" data-business="acme" data-touchpoint="web-checkout" data-memory="none" ${attributes}></script>`
}

/** A page of a shop. */
export function page(head: string, body = '<main>A shop</main>'): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Shop</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`
}

import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** A shop's own site, on another origin than the collector: every address of it shows one page. */
export interface HostPage {
  /** Its origin. */
  readonly url: string
  /** The requests that it got, as `path` or, while prerendering, `prerender path`. */
  readonly requests: readonly string[]
  close(): Promise<void>
}

/** What is put on the page. */
export interface Page {
  /** Attributes of each script tag, such as `data-when="exit"`. */
  readonly tags: readonly string[]
  /** A script before it, inline, behind the usual stub. */
  readonly script?: string
  /** What is in the body. */
  readonly body?: string
}

const STUB = 'window.shopbell ||= function () { (shopbell.q ||= []).push(arguments) };'

/** Serves a page that asks by a script tag. @param collector where the script comes from */
export async function layPage(collector: string, page: Page): Promise<HostPage> {
  const requests: string[] = []
  const { tags, script = '', body = '<main style="height:3000px">A shop</main>' } = page
  const loader = tags
    .map((tag) => `<script async src="${collector}/shopbell.js" ${tag}></script>`)
    .join('')
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,"><script>${STUB}${script}</script>${loader}</head><body style="margin:0">${body}</body></html>`
  const server = http.createServer((request, reply) => {
    const prerender = String(request.headers['sec-purpose']).includes('prerender')
    requests.push(prerender ? `prerender ${request.url}` : request.url!)
    reply.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'max-age=60' })
    reply.end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

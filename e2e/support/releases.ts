import { createHash } from 'node:crypto'
import http from 'node:http'
import type net from 'node:net'

/** A web server that has one release of the kiosk, then another, in front of a collector. */
export interface Releases {
  readonly url: string
  /** The version that is served now. */
  readonly version: () => string
  /** Puts up a release that does what the one before did. @returns its version */
  readonly good: () => string
  /** Puts up a release whose page never comes up. @returns its version */
  readonly bad: () => string
  readonly close: () => Promise<void>
}

/** What of a kiosk's build differs from release to release. */
interface Release {
  readonly worker: string
  readonly page: string
  readonly version: string
}

const BROKEN = 'assets/broken.js'
const SCRIPT = { 'content-type': 'text/javascript' }

/** Serves releases. A service worker's own requests cannot be intercepted, so this is a server. */
export async function serveReleases(collector: {
  readonly url: string
  readonly port: number
}): Promise<Releases> {
  const text = async (path: string): Promise<string> => (await fetch(collector.url + path)).text()
  const [worker, page] = await Promise.all([text('/kiosk/sw.js'), text('/kiosk/')])
  const built: Release = { worker, page, version: versionIn(page) }
  let release = built
  let count = 0

  const server = http.createServer((request, reply) => {
    const { pathname } = new URL(request.url!, 'http://releases')
    if (pathname === `/kiosk/${BROKEN}`) reply.writeHead(200, SCRIPT).end('throw new Error("bad")')
    else if (pathname === '/kiosk/sw.js') reply.writeHead(200, SCRIPT).end(release.worker)
    else if (pathname === '/kiosk/') {
      reply.writeHead(200, { 'content-type': 'text/html' }).end(release.page)
    } else forward(request, reply)
  })

  function forward(request: http.IncomingMessage, reply: http.ServerResponse): void {
    const { method, url, headers } = request
    const on = http.request({ port: collector.port, method, path: url, headers }, (answer) => {
      reply.writeHead(answer.statusCode!, answer.headers)
      answer.pipe(reply)
    })
    on.on('error', () => reply.destroy())
    request.pipe(on)
  }

  function put(page: string, worker: string): string {
    const version = createHash('sha256').update(`${count++}`).digest('hex').slice(0, 12)
    const renamed = page.replaceAll(built.version, version)
    release = {
      version,
      page: renamed,
      worker: worker
        .replaceAll(built.version, version)
        .replaceAll(integrityOf(built.page), integrityOf(renamed)),
    }
    return version
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    version: () => release.version,
    good: () => put(built.page, built.worker),
    bad: () =>
      put(
        changed(built.page, /(<script type="module"[^>]* src="\.\/)[^"]+/, `$1${BROKEN}`),
        changed(built.worker, /(["'`])watchdog\.js\1/, `$&,"${BROKEN}"`),
      ),
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function versionIn(page: string): string {
  const [, version] = /<meta name="version" content="(\w+)"/.exec(page) ?? []
  if (version === undefined) throw new Error('the page names no version')
  return version
}

function changed(text: string, what: RegExp, to: string): string {
  if (!what.test(text)) throw new Error(`nothing is like ${what.source}`)
  return text.replace(what, to)
}

function integrityOf(page: string): string {
  return `sha256-${createHash('sha256').update(page).digest('base64')}`
}

import http from 'node:http'
import type net from 'node:net'
import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'

const PAGE = 'virtual:outbox-page'

/** A page that keeps answers by the published package, made as a developer's bundler makes it. */
const sourceWith = (outbox: string): string => `
  import { openOutbox } from '${outbox}'
  import { uuidV7 } from '@shopbell/widget/prompt'
  const collector = new URLSearchParams(location.search).get('collector')
  const box = openOutbox({ url: new URL('/v1/responses', collector).href })
  const keep = (value) => {
    const id = uuidV7(Date.now())
    const answers = [{ question: 'satisfaction', value }]
    const body = { id, touchpoint: 'web-checkout', at: Date.now(), answers }
    return box.add({ key: id, id, head: { business: 'acme' }, body })
  }
  window.outboxPage = { box, keep }
`

/**
 * A site whose page has an outbox: `@shopbell/outbox` in two files, what keeps in the first and what
 * sends in the other, or the whole in one.
 */
export interface OutboxSite {
  readonly port: number
  /** The names of the files, the page's own first. */
  readonly files: readonly string[]
  close(): Promise<void>
}

/** Builds the page and serves it. */
export async function openOutboxSite(
  outbox: '@shopbell/outbox' | '@shopbell/outbox/whole' = '@shopbell/outbox',
): Promise<OutboxSite> {
  const output = (await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('..', import.meta.url)),
    plugins: [
      {
        name: 'page',
        resolveId: (id) =>
          id === PAGE ? fileURLToPath(new URL('../outbox-page.js', import.meta.url)) : null,
        load: (id) => (id.endsWith('/e2e/outbox-page.js') ? sourceWith(outbox) : null),
      },
    ],
    build: { write: false, rolldownOptions: { input: PAGE } },
  })) as Rolldown.RolldownOutput
  const files = new Map(
    output.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code]] : [])),
  )
  const [first] = files.keys()
  const html = `<!doctype html><title>Outbox</title><script type="module" src="/${first}"></script>`

  const server = http.createServer((request, reply) => {
    const code = files.get(request.url!.slice(1))
    reply.writeHead(200, {
      'content-type': code === undefined ? 'text/html' : 'text/javascript',
      'cache-control': 'no-store',
    })
    reply.end(code ?? html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as net.AddressInfo).port,
    files: [...files.keys()],
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

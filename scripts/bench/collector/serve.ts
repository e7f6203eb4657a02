import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createAccess } from '../../../packages/collector/src/access/access.ts'
import { hashOf } from '../../../packages/collector/src/access/token.ts'
import { createCollector } from '../../../packages/collector/src/collector.ts'
import { listen } from '../../../packages/collector/src/entries/node.ts'
import { openPostgres } from '../../../packages/collector/src/store/postgres/open.ts'
import { openSqlite } from '../../../packages/collector/src/store/sqlite/open.ts'
import type { Store } from '../../../packages/collector/src/store/store.ts'
import { logStore } from './log-store.ts'
import { SHOP } from './shop.ts'

// A collector in a process of its own, on the store that is named: `serve.ts KIND FOLDER [URL]`.
// The HTTP, the checks and the answers are the same for each. Rates are not limited.

const [kind, folder, url] = process.argv.slice(2) as [keyof typeof STORES, string, string]

const STORES = {
  sqlite: (file: string) => openSqlite(file),
  /** Without the flush of each commit, as many a project ships it: what a power cut takes is lost. */
  'sqlite-normal'(file: string) {
    const exec = Reflect.get(DatabaseSync.prototype, 'exec')
    DatabaseSync.prototype.exec = function relaxed(sql) {
      exec.call(this, sql.replace('synchronous = FULL', 'synchronous = NORMAL'))
    }
    return openSqlite(file)
  },
  /** Every request has a commit of its own. */
  'sqlite-each'(file: string): Store {
    const store = openSqlite(file)
    let before: Promise<unknown> = Promise.resolve()
    return {
      ...store,
      put(...given) {
        const kept = before.then(() => store.put(...given))
        before = kept.catch(() => undefined)
        return kept
      },
    }
  },
  async log(file: string): Promise<Store> {
    const rest = openSqlite(file)
    const log = await logStore(`${file}.log`)
    return {
      ...rest,
      put: log.put,
      async close() {
        await log.close()
        await rest.close()
      },
    }
  },
  postgres: () => openPostgres(url),
} as const

mkdirSync(folder, { recursive: true })
const store = await STORES[kind](join(folder, 'shopbell.db'))
const access = createAccess({ tokenHash: hashOf('the-token-of-a-benchmark') })
const rates = { client: null, business: null }
const collector = createCollector({ businesses: [SHOP], store, access, rates })
const listening = await listen(collector, { port: 0, host: '127.0.0.1', store })
process.once('SIGTERM', () => void listening.stop().then(() => process.exit(0)))
console.log(listening.port)

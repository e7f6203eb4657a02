import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { connectPatiently } from '../../../packages/collector/src/store/postgres/connection.ts'
import { countOf, type Fault } from '../fault.ts'
import { openShop, verdictOf, type Shop } from '../shop.ts'

/** Another process holds the lock that every write needs, for longer than anybody waits. */
export const locked: Fault = {
  id: 'locked',
  fault: 'the database is locked by another process',
  passes: '503 with Retry-After meanwhile; goes on by itself; all is there once',
  stores: ['sqlite', 'postgres'],
  sabotages: [],
  async run(trial) {
    const times = countOf(trial, 1, 5)
    const shop = await openShop(trial.store)
    try {
      const load = shop.load(trial.random)
      for (let n = 0; n < times; n++) {
        await load.more(50)
        const unlock = await lock(shop)
        await load.refused(8)
        await unlock()
        await load.more(50)
      }
      return await verdictOf(shop, load, `locked ${times} times`)
    } finally {
      await shop.close()
    }
  },
}

async function lock({ server, collectors }: Shop): Promise<() => Promise<void>> {
  if (server === null) {
    const database = new DatabaseSync(join(collectors[0]!.data, 'shopbell.db'), { timeout: 60_000 })
    database.exec('BEGIN IMMEDIATE')
    return () => Promise.resolve(database.close())
  }
  const client = await connectPatiently(server.url)
  await client.query('BEGIN')
  await client.query('LOCK TABLE arrivals IN EXCLUSIVE MODE')
  return () => client.end()
}

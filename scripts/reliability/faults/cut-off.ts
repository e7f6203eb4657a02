import { connectPatiently } from '../../../packages/collector/src/store/postgres/connection.ts'
import { countOf, type Fault } from '../fault.ts'
import { faultsOf } from '../kept.ts'
import { pause } from '../load.ts'
import { askPostgres, openShop, verdictOf } from '../shop.ts'

/** Collectors that have written answers, and wait to write rollups. */
const HALF_WAY = `SELECT pid FROM pg_stat_activity
  WHERE application_name = 'shopbell' AND wait_event_type = 'Lock' AND query LIKE '%INTO cell %'`

/**
 * Somebody keeps a rollup's table locked, so that a transaction of a collector has written its
 * answers and waits; there it is cut off, by its connection, a restart, or a crash of the server.
 */
export const cutOff: Fault = {
  id: 'cut-off',
  fault: 'PostgreSQL restarted, crashed or cut off in the middle of a transaction',
  passes: 'nothing of that transaction is kept; it is 503 or sent again; all is there once',
  stores: ['postgres'],
  sabotages: [],
  async run(trial) {
    const times = countOf(trial, 3, 30)
    const faults: string[] = []
    const shop = await openShop('postgres')
    const server = shop.server!
    try {
      const load = shop.load(trial.random)
      for (let n = 0; n < times; n++) {
        await load.more(20 + Math.floor(trial.random() * 100))
        const locker = await connectPatiently(server.url)
        await locker.query('BEGIN')
        await locker.query('LOCK TABLE cell IN SHARE MODE')
        // On other connections: within a transaction the activity of others stays as it was first seen.
        while ((await askPostgres(server.url, HALF_WAY)).length === 0) await pause(5)
        const before = new Map(load.acknowledged)
        if (n % 3 === 0) {
          await askPostgres(
            server.url,
            `SELECT pg_terminate_backend(pid) FROM (${HALF_WAY}) AS half`,
          )
        } else {
          await (n % 3 === 1 ? server.stop() : server.kill())
          await server.start()
        }
        await locker.query('ROLLBACK').catch(() => {})
        await locker.end().catch(() => {})
        faults.push(...faultsOf(before, await shop.kept()))
      }
      await load.more(50)
      return await verdictOf(shop, load, `${times} times`, faults)
    } finally {
      await shop.close()
    }
  },
}

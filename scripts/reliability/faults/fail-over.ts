import {
  startPostgres,
  type PostgresServer,
} from '../../../packages/collector/src/testing/postgres.ts'
import { freePort } from '../../../e2e/support/free-port.ts'
import { countOf, type Fault } from '../fault.ts'
import { pause } from '../load.ts'
import { askPostgres, openShop, verdictOf } from '../shop.ts'

/**
 * The primary of two PostgreSQL servers is killed, and its synchronous standby takes over. Half of
 * the times the standby has just stopped listening: then nothing may be acknowledged any more.
 */
export const failOver: Fault = {
  id: 'fail-over',
  fault: 'the primary is killed and its synchronous standby promoted, under load',
  passes: 'both collectors find the new primary by themselves; all is there once',
  stores: ['postgres'],
  sabotages: [{ name: 'async', store: 'postgres' }],
  async run(trial) {
    const times = countOf(trial, 1, 10)
    const isSynchronous = trial.sabotage === null
    const second = await freePort()
    const shop = await openShop('postgres', { others: [second] })
    const servers: PostgresServer[] = [shop.server!]
    try {
      const load = shop.load(trial.random)
      let primary = shop.server!
      let port = second
      for (let n = 0; n < times; n++) {
        const standby = await follow(primary, port, isSynchronous)
        servers.push(standby)
        await load.more(20 + Math.floor(trial.random() * 200))
        const isDeaf = !isSynchronous || n % 2 === 0
        const hear = isDeaf ? await deafen(standby) : () => Promise.resolve()
        if (isSynchronous && isDeaf) await holdsUp(primary)
        else await load.more(50)
        await primary.kill()
        await hear()
        await askPostgres(standby.url, 'SELECT pg_promote()')
        await load.more(50)
        port = primary.port
        primary = standby
      }
      return await verdictOf(shop, load, `${times} fail-overs`)
    } finally {
      for (const server of servers.slice(1)) await server.kill()
      await shop.close()
      for (const server of servers.slice(1)) await server.remove()
    }
  },
}

/** Makes a standby; resolves when it follows, and commits wait for it. */
async function follow(
  primary: PostgresServer,
  port: number,
  isSynchronous: boolean,
): Promise<PostgresServer> {
  const standby = await startPostgres({ durable: true, standbyOf: primary, port })
  if (!isSynchronous) return standby
  await askPostgres(primary.url, "ALTER SYSTEM SET synchronous_standby_names = '*'")
  await askPostgres(primary.url, 'SELECT pg_reload_conf()')
  const follows = "SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'"
  while ((await askPostgres(primary.url, follows)).length === 0) await pause(20)
  return standby
}

/**
 * Lets a standby hear nothing of its primary.
 * @returns starts it again, without what was on its way to it
 */
async function deafen(standby: PostgresServer): Promise<() => Promise<void>> {
  const receivers = 'SELECT pid FROM pg_stat_wal_receiver'
  let [receiver] = await askPostgres(standby.url, receivers)
  while (receiver === undefined) {
    await pause(20)
    ;[receiver] = await askPostgres(standby.url, receivers)
  }
  const pid = Number(receiver['pid'])
  process.kill(pid, 'SIGSTOP')
  return async () => {
    process.kill(pid, 'SIGKILL')
    await standby.kill()
    await standby.start()
  }
}

/** Resolves when a commit waits for the standby. */
async function holdsUp({ url }: PostgresServer): Promise<void> {
  const waits = "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
  while ((await askPostgres(url, waits)).length === 0) await pause(10)
}

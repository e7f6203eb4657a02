import type { DatabaseSync } from 'node:sqlite'
import type { CommitObserver } from '../commit-observer.ts'
import { deviceRows } from '../device-rows.ts'
import { commentsFound, listed, sampled } from '../stored-rows.ts'
import { StoreUnavailable, type Store } from '../store.ts'
import { commentReads } from './comment-reads.ts'
import { connect } from './connect.ts'
import { deviceReads } from './device-reads.ts'
import { erasureStore } from './erasure.ts'
import { groupCommit } from './group-commit.ts'
import { createReader } from './reader.ts'
import { tokenWrites } from './tokens.ts'
import { recentRead, rollupReads, sampleRead } from './reads.ts'
import { summedRollups } from './summed-rollups.ts'
import { transaction } from './transaction.ts'

/**
 * A store in one SQLite file: writes on this thread, in groups; reads in a worker.
 * @param file made when absent; its folder must exist
 * @throws Error when the file cannot be opened or is newer than this version
 */
export function openSqlite(file: string, observer: CommitObserver = {}): Store {
  const database: DatabaseSync = connect(file)
  const writes = transaction(database)
  const tokens = tokenWrites(database)
  const group = groupCommit(writes, { observer })
  const reader = createReader(file)
  const erasure = erasureStore(writes.eraser, { run: change }, reader, () => {
    if (closing === undefined) database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  })
  let closing: Promise<void> | undefined

  async function close(): Promise<void> {
    await Promise.all([group.drained(), reader.close()])
    database.close()
  }

  /** What changes a device, in a transaction of the group. */
  function change<T>(work: () => T): Promise<T> {
    return closing === undefined ? group.run(work) : refuse()
  }

  /** Short look-ups on the connection that writes: no answer waits for the worker. */
  async function look<T>(work: () => T): Promise<T> {
    if (closing !== undefined) return refuse()
    try {
      return work()
    } catch (error) {
      throw new StoreUnavailable(error)
    }
  }

  return {
    put: (entries, sighting) => (closing === undefined ? group.put(entries, sighting) : refuse()),
    devices: {
      find: (...args) => look(() => writes.devices.find(...args)),
      findPairing: (words) => look(() => writes.devices.findPairing(words)),
      async list(business, options) {
        return deviceRows(await reader.read(deviceReads(business, options)))
      },
      see: (sighting) => change(() => writes.devices.see(sighting)),
      openPairing: (pairing, now) => change(() => writes.devices.openPairing(pairing, now)),
      confirm: (confirming) => change(() => writes.devices.confirm(confirming)),
      handOut: (pairing, token) => change(() => writes.devices.handOut(pairing, token)),
      setStatus: (...args) => change(() => writes.devices.setStatus(...args)),
    },
    tokens: {
      find: (...args) => look(() => tokens.find(...args)),
      list: (business) => look(() => tokens.list(business)),
      add: (token) => change(() => tokens.add(token)),
      revoke: (...args) => change(() => tokens.revoke(...args)),
      use: (...args) => change(() => tokens.use(...args)),
    },
    erasure,
    ping: () => (closing === undefined ? group.ping() : refuse()),
    async rollups(query) {
      const reads = rollupReads(query)
      const how = { apart: query.apart, as: query.as ?? new Map<string, string>() }
      const found = await reader.addUp([...reads.values()], how)
      return summedRollups(new Map([...reads.keys()].map((rollup, at) => [rollup, found[at]!])))
    },
    comments: async (query) => commentsFound(await reader.read(commentReads(query))),
    async sample(query) {
      const [rows] = await reader.read([sampleRead(query)])
      return rows!.map(sampled)
    },
    async recent(query) {
      const [rows] = await reader.read([recentRead(query)])
      return rows!.map(listed)
    },
    close: () => (closing ??= close()),
  }
}

function refuse(): Promise<never> {
  return Promise.reject(new StoreUnavailable('it is closed'))
}

import type { DatabaseSync } from 'node:sqlite'
import { StoreUnavailable, type Store } from '../store.ts'
import { connect } from './connect.ts'
import { groupCommit, type CommitObserver } from './group-commit.ts'
import { createReader } from './reader.ts'
import {
  cell,
  listed,
  optionCell,
  pairCell,
  recentRead,
  rollupReads,
  stepCell,
  visitCell,
} from './reads.ts'
import { transaction } from './transaction.ts'

/**
 * A store in one SQLite file: writes on this thread, in groups; reads in a worker.
 * @param file made when absent; its folder must exist
 * @throws Error when the file cannot be opened or is newer than this version
 */
export function openSqlite(file: string, observer: CommitObserver = {}): Store {
  const database: DatabaseSync = connect(file)
  const group = groupCommit(transaction(database), { observer })
  const reader = createReader(file)
  let closing: Promise<void> | undefined

  async function close(): Promise<void> {
    await Promise.all([group.drained(), reader.close()])
    database.close()
  }

  return {
    put: (entries) => (closing === undefined ? group.put(entries) : refuse()),
    ping: () => (closing === undefined ? group.ping() : refuse()),
    async rollups(query) {
      const [cells, options, visits, pairs, steps] = await reader.read(rollupReads(query))
      return {
        cells: cells!.map(cell),
        options: options!.map(optionCell),
        visits: visits!.map(visitCell),
        pairs: pairs!.map(pairCell),
        steps: steps!.map(stepCell),
      }
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

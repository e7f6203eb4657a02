import { promisifyRequest } from 'idb-keyval'
import type { Disk } from './disk.ts'
import type { Kept, QuarantinedRow, Submission } from './submission.ts'

interface Stores {
  readonly rows: Submission
  readonly quarantine: QuarantinedRow
}

/** The rows that this device has: on disk when that works, else in memory. Nothing in here rejects. */
export interface Storage {
  /** Keeps a row; `disk` only after the transaction completed. */
  readonly keep: (row: Submission) => Promise<Kept>
  /** Moves waiting rows to disk that had to stay in memory. */
  readonly rescue: () => Promise<void>
  /** The first rows of a store after a key, in order; all of them by default. */
  readonly list: <Name extends keyof Stores>(
    name: Name,
    after?: string,
    limit?: number,
  ) => Promise<Stores[Name][]>
  /** The waiting rows that are not safe on disk, also those on their way; in no order. */
  readonly unsafe: () => Submission[]
  /** `memory` when the disk does not work, or some rows are not on it yet. */
  readonly where: () => Kept
  /** Waits for work on the disk, and notes whether the disk works. */
  readonly tried: <T>(work: Promise<T>, otherwise: T) => Promise<T>
  /** Resolves with the result of a request, or once a transaction is complete. */
  readonly finished: typeof promisifyRequest
  readonly disk: Disk
  /** The rows that could not be written to their store on disk, by key. */
  readonly memory: { readonly [Name in keyof Stores]: Map<string, Stores[Name]> }
  /** Whether the last operation on disk worked. */
  healthy: boolean
  /** Whether there were rows on the disk when it was last seen. */
  held: boolean
}

/** Storage over a disk that may fail. Opens nothing until used. */
export function openStorage(disk: Disk): Storage {
  const writing = new Set<Submission>()
  const rows: Storage['memory']['rows'] = new Map()
  const quarantine: Storage['memory']['quarantine'] = new Map()

  const tried: Storage['tried'] = (work, otherwise) =>
    work.then(
      (value) => {
        storage.healthy = true
        return value
      },
      () => {
        storage.healthy = false
        return otherwise
      },
    )

  const write = (rowsNow: () => Iterable<Submission>): Promise<Kept> =>
    tried<Kept>(
      disk('strict', 'rows')('readwrite', async (store) => {
        // Asked here and not before: what was sent while the disk opened must not come back.
        const written = [...rowsNow()]
        for (const row of written) store.put(row, row.key)
        await promisifyRequest(store.transaction)
        for (const { key } of written) rows.delete(key)
        storage.held = true
        return 'disk' as const
      }),
      'memory',
    )

  const storage: Storage = {
    disk,
    memory: { rows, quarantine },
    healthy: true,
    held: false,
    finished: promisifyRequest,
    tried,
    async keep(row) {
      writing.add(row)
      const kept = await write(() => [row])
      writing.delete(row)
      if (kept === 'memory') rows.set(row.key, row)
      return kept
    },
    async rescue() {
      if (rows.size) await write(() => rows.values())
    },
    async list(name, after = '', limit) {
      const onDisk = await tried<Stores[typeof name][]>(
        disk('relaxed', name)('readonly', (store) =>
          promisifyRequest(store.getAll(IDBKeyRange.lowerBound(after, true), limit)),
        ),
        [],
      )
      const byKey = new Map(onDisk.map((row) => [row.key, row]))
      for (const [key, row] of storage.memory[name]) if (key > after) byKey.set(key, row)
      return [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1)).slice(0, limit)
    },
    unsafe: () => [...writing, ...rows.values()],
    where: () => (storage.healthy && rows.size + quarantine.size === 0 ? 'disk' : 'memory'),
  }
  return storage
}

import { delMany, promisifyRequest, set } from 'idb-keyval'
import type { Disk, StoreName } from './disk.ts'
import { FRESH } from './progress.ts'
import type { Progress } from './progress.ts'
import type { Kept, QuarantinedRow, Submission } from './submission.ts'

/** What the outbox remembers: on disk when that works, else in memory. Nothing in here rejects. */
export interface Storage {
  /** Keeps a row; `disk` only after the transaction completed. */
  keep(row: Submission): Promise<Kept>
  /** Moves to disk what had to stay in memory. */
  rescue(): Promise<void>
  /** The first waiting rows after a key, in order; `''` is before all. */
  page(after: string, limit: number): Promise<Submission[]>
  /** All refused rows, in order. */
  quarantined(): Promise<QuarantinedRow[]>
  /** The rows that are not safe on disk, also those on their way. */
  unsafe(): Submission[]
  /** How many rows wait and how many were refused, and where they are. */
  count(): Promise<{ storage: Kept; pending: number; quarantined: number }>
  /** How sending goes, read anew because another tab may have sent. */
  progress(): Promise<Progress>
  /** The same, as last read or written here. */
  known(): Progress
  /** After an answer or a failure: forgets rows, moves others to quarantine, all at once. */
  settle(
    progress: Progress,
    gone?: readonly Submission[],
    refused?: readonly QuarantinedRow[],
  ): Promise<void>
  /** Whether the last operation on disk worked. */
  healthy(): boolean
}

/** Storage over a disk that may fail. Opens nothing until used. */
export function openStorage(disk: Disk): Storage {
  const rows = disk('strict', 'rows')
  // Forgetting need not be flushed: a row that comes back after a power cut is only sent once more.
  const forgetting = disk('relaxed', 'rows', 'quarantine', 'progress')
  const keeping = disk('strict', 'rows', 'quarantine')

  const writing = new Map<string, Submission>()
  const stranded = new Map<string, Stored>()
  let strandedProgress: Progress | undefined
  let known = FRESH
  let healthy = true

  async function tried<T>(work: Promise<T>, otherwise: T): Promise<T> {
    try {
      const value = await work
      healthy = true
      return value
    } catch {
      healthy = false
      return otherwise
    }
  }

  const read = <T>(
    name: StoreName,
    ask: (store: IDBObjectStore) => IDBRequest<T>,
    otherwise: T,
  ): Promise<T> =>
    tried(
      disk('relaxed', name)('readonly', (store) => promisifyRequest(ask(store))),
      otherwise,
    )

  async function rescue(): Promise<void> {
    if (stranded.size === 0) return
    const write = keeping('readwrite', async (store) => {
      // Read here and not before: what was sent while the disk opened must not come back.
      const moved = [...stranded.values()]
      for (const row of moved) put(store, row)
      await promisifyRequest(store.transaction)
      remove(stranded, moved)
    })
    await tried(write, undefined)
  }

  // The rows in memory that belong into this store.
  const inMemory = <Name extends keyof Stores>(name: Name): Stores[Name][] =>
    [...stranded.values()].filter((row): row is Stores[Name] => placeOf(row) === name)

  return {
    async keep(row) {
      writing.set(row.key, row)
      const kept = await tried<Kept>(
        set(row.key, row, rows).then(() => 'disk'),
        'memory',
      )
      remove(writing, [row])
      if (kept === 'memory') {
        stranded.set(row.key, row)
      } else {
        remove(stranded, [row])
        void rescue()
      }
      return kept
    },
    rescue,
    async page(after, limit) {
      const waiting = inMemory('rows').filter((row) => row.key > after)
      const range = IDBKeyRange.lowerBound(after, true)
      const onDisk = await read<Submission[]>('rows', (store) => store.getAll(range, limit), [])
      return merge(onDisk, waiting).slice(0, limit)
    },
    async quarantined() {
      const onDisk = await read<QuarantinedRow[]>('quarantine', (store) => store.getAll(), [])
      return merge(onDisk, inMemory('quarantine'))
    },
    unsafe: () => merge([...writing.values()], inMemory('rows')),
    async count() {
      await rescue()
      const size = (name: StoreName): Promise<number> => read(name, (store) => store.count(), 0)
      const [pending, quarantined] = await Promise.all([size('rows'), size('quarantine')])
      return {
        storage: healthy && stranded.size === 0 ? 'disk' : 'memory',
        pending: pending + inMemory('rows').length,
        quarantined: quarantined + inMemory('quarantine').length,
      }
    },
    async progress() {
      const onDisk = await read('progress', (store) => store.get('progress'), FRESH)
      return (known = strandedProgress ?? { ...FRESH, ...onDisk })
    },
    known: () => known,
    async settle(progress, gone = [], refused = []) {
      known = strandedProgress = progress
      remove(stranded, gone)
      for (const row of refused) stranded.set(row.key, row)
      const write = forgetting('readwrite', async (store) => {
        for (const row of gone) store.delete(row.key)
        for (const row of refused) put(store, row)
        store.transaction.objectStore('progress').put(progress, 'progress')
        await promisifyRequest(store.transaction)
        // Not when this was late and a later one still waits for the disk.
        if (strandedProgress === progress) strandedProgress = undefined
        remove(stranded, refused)
      })
      // A full disk can still forget, and must, to have room again.
      const keys = gone.map((row) => row.key)
      await tried(
        write.catch(() => delMany(keys, rows)),
        undefined,
      )
    },
    healthy: () => healthy,
  }
}

interface Stores {
  readonly rows: Submission
  readonly quarantine: QuarantinedRow
}

type Stored = Stores[keyof Stores]

function placeOf(row: Stored): keyof Stores {
  return 'refusedAt' in row ? 'quarantine' : 'rows'
}

// Leaving one store and entering the other is one transaction: a row is never in neither.
function put(rows: IDBObjectStore, row: Stored): void {
  const place = placeOf(row)
  rows.transaction.objectStore(place).put(row, row.key)
  if (place !== 'rows') rows.delete(row.key)
}

function remove(from: Map<string, Stored>, rows: readonly Stored[]): void {
  for (const row of rows) from.delete(row.key)
}

function merge<Row extends Submission>(some: Row[], others: Row[]): Row[] {
  const byKey = new Map([...some, ...others].map((row) => [row.key, row]))
  return [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
}

import type { StoreName } from '../keeping/disk.ts'
import type { Storage } from '../keeping/storage.ts'
import type { QuarantinedRow, Submission } from '../keeping/submission.ts'
import { FRESH } from './progress.ts'
import type { Progress } from './progress.ts'

/** How sending goes, and what became of rows. Nothing in here rejects. */
export interface Ledger {
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
  /** How many rows are in a store, and in memory on the way there. */
  count(name: keyof Storage['memory']): Promise<number>
  /** Moves refused rows to disk that had to stay in memory. */
  rescue(): Promise<void>
}

/** The ledger beside the rows. Opens nothing until used. */
export function openLedger({ disk, memory, tried, finished }: Storage): Ledger {
  const { rows, quarantine } = memory
  let strandedProgress: Progress | undefined
  let known = FRESH

  const read = <T>(
    name: StoreName,
    ask: (store: IDBObjectStore) => IDBRequest<T>,
    otherwise: T,
  ): Promise<T> =>
    tried(
      disk('relaxed', name)('readonly', (store) => finished(ask(store))),
      otherwise,
    )

  // Leaving one store and entering the other is one transaction: a row is never in neither.
  async function move(from: IDBObjectStore): Promise<void> {
    const { transaction } = from
    const refused = [...quarantine.values()]
    for (const row of refused) {
      from.delete(row.key)
      transaction.objectStore('quarantine').put(row, row.key)
    }
    await finished(transaction)
    for (const { key } of refused) quarantine.delete(key)
  }

  return {
    async progress() {
      const onDisk = await read('progress', (store) => store.get('progress'), FRESH)
      return (known = strandedProgress ?? { ...FRESH, ...onDisk })
    },
    known: () => known,
    async settle(progress, gone = [], refused = []) {
      known = strandedProgress = progress
      for (const { key } of [...gone, ...refused]) rows.delete(key)
      for (const row of refused) quarantine.set(row.key, row)
      const forget = (from: IDBObjectStore): void => {
        for (const { key } of gone) from.delete(key)
      }
      // Need not be flushed: a row that comes back after a power cut is only sent once more.
      const write = disk(
        'relaxed',
        'rows',
        'quarantine',
        'progress',
      )('readwrite', async (from) => {
        forget(from)
        from.transaction.objectStore('progress').put(progress, 'progress')
        await move(from)
        // Not when this was late and a later one still waits for the disk.
        if (strandedProgress === progress) strandedProgress = undefined
      })
      await tried(
        write.catch(() =>
          // A full disk can still forget, and must, to have room again.
          disk('strict', 'rows')('readwrite', async (from) => {
            forget(from)
            await finished(from.transaction)
          }),
        ),
        undefined,
      )
    },
    count: async (name) => (await read(name, (store) => store.count(), 0)) + memory[name].size,
    async rescue() {
      if (quarantine.size > 0) {
        await tried(disk('strict', 'rows', 'quarantine')('readwrite', move), undefined)
      }
    },
  }
}

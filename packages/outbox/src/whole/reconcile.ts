import type { Timers } from '../keeping/deadline.ts'
import type { Storage } from '../keeping/storage.ts'
import type { Submission } from '../keeping/submission.ts'
import type { Copy } from './copy.ts'

// So many are looked for in one transaction: it must end before the disk's deadline.
const PAGE = 500

// A row that another tab is just adding is on the disk by then.
const PATIENCE = 3_000

/**
 * Compares the copy with the disk, row by row: what only the copy has is a row again, and goes to the
 * disk; a row that was already delivered may be among them, and the receiver knows it.
 */
export async function reconcile(
  copy: Copy,
  storage: Storage,
  { setTimer }: Pick<Timers, 'setTimer'>,
): Promise<void> {
  const missing = await notOnDisk(copy.rows(), copy, storage)
  if (missing.length === 0) return
  await new Promise<void>((resolve) => setTimer(resolve, PATIENCE))
  for (const row of await notOnDisk(missing, copy, storage)) storage.memory.rows.set(row.key, row)
  await storage.rescue()
}

async function notOnDisk(
  all: readonly Submission[],
  copy: Copy,
  { disk, tried, finished }: Storage,
): Promise<Submission[]> {
  const missing: Submission[] = []
  for (let at = 0; at < all.length; at += PAGE) {
    const rows = all.slice(at, at + PAGE)
    const found = await tried(
      disk(
        'relaxed',
        'rows',
        'quarantine',
      )('readonly', (waiting) => {
        const refused = waiting.transaction.objectStore('quarantine')
        const count = (store: IDBObjectStore) =>
          Promise.all(rows.map(({ key }) => finished(store.count(key))))
        return Promise.all([count(waiting), count(refused)])
      }),
      [[], []],
    )
    for (const [index, row] of rows.entries()) {
      if (found[1][index]) copy.forget([row.key])
      else if (found[0][index]) copy.spare(row.key)
      // Not when another tab has delivered it meanwhile.
      else if (copy.has(row.key)) missing.push(row)
    }
  }
  return missing
}

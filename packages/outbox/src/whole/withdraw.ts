import type { Submission } from '../keeping/submission.ts'
import type { CopiedStorage } from './copied-storage.ts'

/**
 * Takes a row out of the storage, as long as it is held.
 * @param isHeld whether a row is still not to be sent
 * @returns whether it was there, held, and now is gone. Where the disk does not work: `false`, unless
 * the row is not said to be on it
 */
export async function withdraw(
  key: string,
  { disk, memory, tried, finished, done, withdrawn }: CopiedStorage,
  isHeld: (row: Submission) => boolean,
): Promise<boolean> {
  const inMemory = memory.rows.get(key)
  if (inMemory && !isHeld(inMemory)) return false
  memory.rows.delete(key)
  // One transaction: a sender that reads the row finds it held, or gone.
  const work = disk('strict', 'rows')('readwrite', async (store) => {
    const row = await finished(store.get(key) as IDBRequest<Submission | undefined>)
    const held = row !== undefined && isHeld(row)
    if (held) store.delete(key)
    await finished(store.transaction)
    return held
  })
  const deleted = await tried<boolean | undefined>(work, undefined)
  // A write that had begun may still come to its end.
  if (inMemory && deleted === undefined) withdrawn.add(key)
  const gone = deleted || inMemory !== undefined
  if (gone) done([key])
  return gone
}

import type { Storage } from '../keeping/storage.ts'
import type { Submission } from '../keeping/submission.ts'

/**
 * Takes a row out of the storage, as long as it is held.
 * @param isHeld whether a row is still not to be sent
 * @returns whether it was there, held, and now is gone. Where the disk does not work: `false`, unless
 * the row never got there
 */
export async function withdraw(
  key: string,
  { disk, memory, tried, finished }: Storage,
  isHeld: (row: Submission) => boolean,
): Promise<boolean> {
  const inMemory = memory.rows.get(key)
  if (inMemory) return isHeld(inMemory) && memory.rows.delete(key)
  // One transaction: a sender that reads the row finds it held, or gone.
  const work = disk('strict', 'rows')('readwrite', async (store) => {
    const row = await finished(store.get(key) as IDBRequest<Submission | undefined>)
    const held = row !== undefined && isHeld(row)
    if (held) store.delete(key)
    await finished(store.transaction)
    return held
  })
  return tried(work, false)
}

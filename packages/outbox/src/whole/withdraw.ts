import type { Submission } from '../keeping/submission.ts'
import type { CopiedStorage } from './copied-storage.ts'

/**
 * Takes a row out of the storage, as long as it is held. Where the disk does not work, it is noted
 * beside the copy that the row is not to be sent.
 * @param isHeld whether a row is still not to be sent
 * @returns whether it was there, held, and now is gone. Where neither the disk nor the notes work:
 * `false`, unless the row is not said to be on the disk
 */
export async function withdraw(
  key: string,
  { disk, memory, tried, finished, done, copy, withhold }: CopiedStorage,
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
  const gone = deleted ?? isNoted()
  if (gone || inMemory !== undefined) done([key])
  return gone || inMemory !== undefined

  /** A write that had begun may still come to its end, and a row on the disk is still there. */
  function isNoted(): boolean {
    const row = inMemory ?? copy.get(key)
    // It is perhaps on its way by now.
    if (row === undefined || (row !== inMemory && !isHeld(row))) return false
    return withhold(key)
  }
}

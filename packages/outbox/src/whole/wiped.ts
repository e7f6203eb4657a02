import type { Storage } from '../keeping/storage.ts'
import { attempt } from './copy.ts'
import type { Notes } from './copy.ts'

/**
 * Whether a database is new although the notes beside it know it: a browser that finds one broken, or
 * its disk full, begins another without a word. Marks both for the next time.
 * @returns `false` when the disk cannot be asked
 */
export async function isWiped(
  name: string,
  generation: number,
  { disk, tried, finished }: Storage,
  notes: Notes | undefined,
): Promise<boolean> {
  const noted = `${name} mark`
  const known = attempt(() => notes!.getItem(noted), null) === String(generation)
  const marking = disk('strict', 'progress')('readwrite', async (store) => {
    const found = (await finished(store.count('mark'))) > 0
    store.put(generation, 'mark')
    await finished(store.transaction)
    return found
  })
  const marked = await tried<boolean | undefined>(marking, undefined)
  if (marked !== undefined) attempt(() => notes!.setItem(noted, String(generation)), undefined)
  return known && marked === false
}

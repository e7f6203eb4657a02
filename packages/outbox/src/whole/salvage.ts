import { openDisk } from '../keeping/disk.ts'
import type { KeepingEnvironment } from '../keeping/environment.ts'
import { within } from '../keeping/deadline.ts'
import type { Storage } from '../keeping/storage.ts'
import type { Generations } from './generations.ts'

const PAGE = 500
const DEADLINE = 2_000

/**
 * Moves the rows of other generations into the present one: each is there before it is deleted here.
 * The empty databases stay, since another tab may still write into one.
 * @returns whether all that there is could be read; never rejects
 */
export async function salvage(
  generations: Generations,
  { disk, finished }: Storage,
  environment: KeepingEnvironment,
): Promise<boolean> {
  let whole = true
  const others = await within(DEADLINE, environment, generations.others).catch(() => [])
  for (const generation of others) {
    const old = openDisk(generations.nameOf(generation), environment)
    try {
      for (const name of ['rows', 'quarantine'] as const) {
        for (;;) {
          const rows = await old('relaxed', name)('readonly', (store) =>
            finished(store.getAll(null, PAGE) as IDBRequest<{ key: string }[]>),
          )
          if (rows.length === 0) break
          await disk('strict', name)('readwrite', (store) => {
            for (const row of rows) store.put(row, row.key)
            return finished(store.transaction)
          })
          await old('relaxed', name)('readwrite', (store) => {
            for (const { key } of rows) store.delete(key)
            return finished(store.transaction)
          })
        }
      }
    } catch {
      whole = false
    }
  }
  return whole
}

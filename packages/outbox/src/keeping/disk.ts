import { promisifyRequest } from 'idb-keyval'
import type { UseStore } from 'idb-keyval'
import type { KeepingEnvironment } from './environment.ts'
import { tooLate, within } from './deadline.ts'

const STORES = ['rows', 'quarantine', 'progress'] as const

/** `rows` wait to be sent, `quarantine` holds refused ones, `progress` has one entry of that name. */
export type StoreName = (typeof STORES)[number]

/**
 * A way into the database for idb-keyval's functions: hands the first of the stores to a callback,
 * in one transaction over all of them.
 * @param durability `strict` asks the browser to flush to the device before it says complete
 */
export type Disk = (durability: IDBTransactionDurability, ...stores: StoreName[]) => UseStore

// A healthy disk needs milliseconds; a shopper who tapped should not wait longer than this. After a
// hang, callers fail at once for as long again, so that not each of them waits for it.
const DEADLINE = 2_000

/**
 * An IndexedDB database that heals: idb-keyval's own opener keeps a connection that has died, and
 * cannot ask for durability. Opens on first use. Operations reject when the database cannot do them,
 * after one more attempt on a fresh connection, and at the latest after two seconds.
 */
export function openDisk(name: string, environment: KeepingEnvironment): Disk {
  let connection: Promise<IDBDatabase> | undefined
  let hungAt = -Infinity

  return (durability, ...stores) =>
    (mode, callback) =>
      within(DEADLINE, environment, async (signal) => {
        // Without `abs`, a clock that was set back would make the rest last for hours.
        if (Math.abs(environment.now() - hungAt) < DEADLINE) throw tooLate()
        const attempt = async () => {
          const opening = (connection ??= open(environment.indexedDB, name))
          const drop = (): void => {
            if (connection === opening) connection = undefined
            // Also closes a connection that opens too late to be of use.
            opening.then(
              (database) => database.close(),
              () => {},
            )
          }
          signal.addEventListener('abort', () => {
            hungAt = environment.now()
            drop()
          })
          try {
            const database = await opening
            // Safari closes connections of pages in the background, and hopefully says so. Or somebody
            // wants to delete or upgrade the database, and we must not be in the way.
            // Set, not added: each use comes past here.
            // oxlint-disable-next-line unicorn/prefer-add-event-listener
            database.onclose = database.onversionchange = drop
            // A write that nobody waits for must not bring back a row that was sent meanwhile.
            if (signal.aborted) throw tooLate()
            const transaction = database.transaction(stores, mode, { durability })
            return await callback(transaction.objectStore(stores[0]!))
          } catch (error) {
            drop()
            throw error
          }
        }
        return attempt().catch((error: unknown) => {
          if (signal.aborted) throw error
          return attempt()
        })
      })
}

async function open(factory: IDBFactory | undefined, name: string): Promise<IDBDatabase> {
  // Where there is no IndexedDB, this throws as well.
  const request = factory!.open(name, 1)
  request.onupgradeneeded = () => {
    for (const store of STORES) request.result.createObjectStore(store)
  }
  return promisifyRequest(request)
}

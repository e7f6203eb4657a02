import { promisifyRequest } from 'idb-keyval'
import type { UseStore } from 'idb-keyval'
import type { Environment } from './environment.ts'
import { within } from './deadline.ts'

const STORES = ['rows', 'quarantine', 'progress'] as const

/** `rows` wait to be sent, `quarantine` holds refused ones, `progress` has one entry of that name. */
export type StoreName = (typeof STORES)[number]

/**
 * A way into the database for idb-keyval's functions: hands the first of the stores to a callback,
 * in one transaction over all of them.
 * @param durability `strict` asks the browser to flush to the device before it says complete
 */
export type Disk = (durability: IDBTransactionDurability, ...stores: StoreName[]) => UseStore

// A healthy disk needs milliseconds; a shopper who tapped should not wait longer than this.
const DEADLINE = 2_000

// After a hang, callers fail at once for this long, so that not each of them waits for the deadline.
const REST = 5_000

/**
 * An IndexedDB database that heals: idb-keyval's own opener keeps a connection that has died, and
 * cannot ask for durability. Opens on first use. Operations reject when the database cannot do them,
 * after one more attempt on a fresh connection, and at the latest after two seconds.
 */
export function openDisk(name: string, environment: Environment): Disk {
  let connection: Promise<IDBDatabase> | undefined
  let hungAt = -Infinity

  function connect(): Promise<IDBDatabase> {
    if (connection) return connection
    const opening = open(environment.indexedDB, name)
    const dropThis = (): void => drop(opening)
    opening.then(
      (database) => {
        // Safari closes connections of pages in the background, and hopefully says so.
        database.addEventListener('close', dropThis)
        // Somebody wants to delete or upgrade the database: we must not be in the way.
        database.addEventListener('versionchange', dropThis)
        return undefined
      },
      () => {},
    )
    return (connection = opening)
  }

  function drop(opening: Promise<IDBDatabase>): void {
    if (connection === opening) connection = undefined
    // Also closes a connection that opens too late to be of use.
    opening.then(
      (database) => database.close(),
      () => {},
    )
  }

  return (durability, ...stores) =>
    (mode, callback) => {
      // Without `abs`, a clock that was set back would make the rest last for hours.
      if (Math.abs(environment.now() - hungAt) < REST)
        return Promise.reject(new Error('disk hangs'))
      return within(DEADLINE, environment, async (signal) => {
        const attempt = async () => {
          const opening = connect()
          const dropThis = (): void => drop(opening)
          signal.addEventListener('abort', dropThis)
          try {
            const database = await opening
            // A write that nobody waits for must not bring back a row that was sent meanwhile.
            if (signal.aborted) throw new Error('too late')
            const transaction = database.transaction(stores, mode, { durability })
            return await callback(transaction.objectStore(stores[0]!))
          } catch (error) {
            dropThis()
            throw error
          }
        }
        signal.addEventListener('abort', () => (hungAt = environment.now()))
        return attempt().catch((error: unknown) => {
          if (signal.aborted) throw error
          return attempt()
        })
      })
    }
}

async function open(factory: IDBFactory | undefined, name: string): Promise<IDBDatabase> {
  if (!factory) throw new Error('no IndexedDB')
  const request = factory.open(name, 1)
  request.onupgradeneeded = () => {
    for (const store of STORES) request.result.createObjectStore(store)
  }
  return promisifyRequest(request)
}

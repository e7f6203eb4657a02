import { get, promisifyRequest, set, type UseStore } from 'idb-keyval'

/** What a tablet remembers between starts. A browser that refuses remembers nothing, and says so. */
export interface Memory {
  /** What was kept under a key; `null` when there is nothing, or nothing can be read. */
  recall(key: string): Promise<unknown>
  /** Keeps a value. @returns whether it is on the disk */
  remember(key: string, value: unknown): Promise<boolean>
}

/** A disk that takes longer than this hangs, ms: the tablet starts without it. */
const PATIENCE = 2000

/**
 * A memory in IndexedDB, strictly durable: a tablet that loses power a moment after it was set up
 * must start where it stands. (`localStorage` is written seconds later, and a killed browser
 * forgets it.)
 */
export function openMemory(
  name = 'shopbell-kiosk',
  factory: () => IDBFactory = () => indexedDB,
): Memory {
  const store: UseStore = async (mode, callback) => {
    const request = factory().open(name)
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('memory'))
    const database = await promisifyRequest(request)
    try {
      const transaction = database.transaction('memory', mode, { durability: 'strict' })
      return await callback(transaction.objectStore('memory'))
    } finally {
      database.close()
    }
  }
  return {
    recall: (key) =>
      within(
        get<unknown>(key, store).then((value) => value ?? null),
        null,
      ),
    remember: (key, value) =>
      within(
        set(key, value, store).then(() => true),
        false,
      ),
  }
}

/** What a piece of work comes to; `otherwise` when it fails or takes too long. Never rejects. */
function within<Value>(work: Promise<Value>, otherwise: Value): Promise<Value> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(otherwise), PATIENCE)
    work.then(resolve, () => resolve(otherwise))
  })
}

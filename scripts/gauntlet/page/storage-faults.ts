/**
 * Ways in which IndexedDB fails, each as browsers were seen to: it begins, and returns its end. They
 * stand in front of the real databases, which go on as they are.
 */
export const STORAGE_FAULTS = {
  'open rejects': () =>
    over(IDBFactory.prototype, 'open', () => () => never('UnknownError', 'refused')),
  'open throws': () =>
    over(IDBFactory.prototype, 'open', () => () => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }),
  'the backing store does not open': () =>
    over(
      IDBFactory.prototype,
      'open',
      () => () => never('UnknownError', 'Internal error opening backing store for indexedDB.open.'),
    ),
  'open hangs': () =>
    over(IDBFactory.prototype, 'open', () => () => new EventTarget() as IDBOpenDBRequest),
  'open is blocked': () =>
    over(IDBFactory.prototype, 'open', () => () => {
      const request = new EventTarget() as IDBOpenDBRequest
      setTimeout(() => request.onblocked?.(new Event('blocked') as IDBVersionChangeEvent))
      return request
    }),
  'the server is lost': () =>
    over(IDBDatabase.prototype, 'transaction', () => () => {
      const message = 'Connection to Indexed Database server lost. Refresh the page to try again'
      throw new DOMException(message, 'UnknownError')
    }),
  'the connection is closed': () =>
    over(
      IDBDatabase.prototype,
      'transaction',
      (transaction) =>
        function closed(this: IDBDatabase, ...given) {
          this.close()
          this.dispatchEvent(new Event('close'))
          return transaction.apply(this, given)
        },
    ),
  'the disk is full': () =>
    over(IDBObjectStore.prototype, 'put', () => () => {
      throw new DOMException('No space left on the device.', 'QuotaExceededError')
    }),
  'every write is aborted': () =>
    over(
      IDBObjectStore.prototype,
      'put',
      (put) =>
        function aborted(this: IDBObjectStore, ...given) {
          const request = put.apply(this, given)
          request.addEventListener('success', () => this.transaction.abort())
          return request
        },
    ),
  'writes hang': () => {
    let isOver = false
    const end = over(
      IDBObjectStore.prototype,
      'put',
      (put) =>
        function hanging(this: IDBObjectStore, ...given) {
          const request = put.apply(this, given)
          // A transaction is not complete as long as it is asked for something.
          const hold = (): void => {
            if (!isOver) this.get('none').addEventListener('success', hold)
          }
          request.addEventListener('success', hold)
          return request
        },
    )
    return () => {
      isOver = true
      end()
    }
  },
} as const satisfies Record<string, () => () => void>

export type StorageFault = keyof typeof STORAGE_FAULTS

/** Puts something in the place of a method. @returns what puts it back */
function over<T extends object, Name extends keyof T>(
  prototype: T,
  name: Name,
  replace: (real: T[Name]) => T[Name],
): () => void {
  const real = Reflect.get(prototype, name) as T[Name]
  prototype[name] = replace(real)
  return () => {
    prototype[name] = real
  }
}

/** A request to open that fails. */
function never(name: string, message: string): IDBOpenDBRequest {
  const request = new EventTarget() as IDBOpenDBRequest
  Object.assign(request, { error: new DOMException(message, name) })
  setTimeout(() => request.onerror?.(new Event('error')))
  return request
}

import { nextTask, realTimeout } from './real.ts'

/** What the page has under way outside of its own script: requests, transactions, locks asked for. */
export interface Work {
  /** Resolves when nothing is under way, and nothing that was waited for begins anything more. */
  settled(): Promise<void>
  /**
   * Whether requests may never be answered: one that has been under way for some real time is then
   * taken to hang, and is no work any more.
   */
  mayHang: boolean
}

/** Long enough for a request to reach the other side on a busy machine, real ms. */
const HANGS_AFTER = 150

/** Watches all of the page's work from now on. */
export function watchWork(): Work {
  let underWay = 0
  const waiting: (() => void)[] = []

  function begin(): () => void {
    let ended = false
    underWay++
    return () => {
      if (ended) return
      ended = true
      underWay--
      if (underWay > 0) return
      for (const resolve of waiting.splice(0)) resolve()
    }
  }

  const idle = (): Promise<void> =>
    underWay === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))

  const work: Work = {
    mayHang: false,
    async settled() {
      // What an answer sets off begins within a few tasks of it.
      for (let calm = 0; calm < 3;) {
        await idle()
        await nextTask()
        calm = underWay === 0 ? calm + 1 : 0
      }
    },
  }

  const { fetch } = globalThis
  globalThis.fetch = async (...given) => {
    const end = begin()
    if (work.mayHang) realTimeout(end, HANGS_AFTER)
    try {
      const response = await fetch(...given)
      // The headers may come without the body.
      const text = await response.text()
      const { status, headers } = response
      const same = new Response([204, 304].includes(status) ? null : text, { status, headers })
      // Firefox takes its time to read even this.
      same.text = () => Promise.resolve(text)
      same.json = () => Promise.resolve().then(() => JSON.parse(text) as unknown)
      return same
    } finally {
      end()
    }
  }

  const open = Reflect.get(IDBFactory.prototype, 'open')
  IDBFactory.prototype.open = function opened(...given) {
    const request = open.apply(this, given)
    const end = begin()
    for (const event of ['success', 'error', 'blocked']) request.addEventListener(event, end)
    return request
  }

  const transact = Reflect.get(IDBDatabase.prototype, 'transaction')
  IDBDatabase.prototype.transaction = function transaction(...given) {
    const begun = transact.apply(this, given)
    const end = begin()
    for (const event of ['complete', 'abort']) begun.addEventListener(event, end)
    return begun
  }

  const ask = Reflect.get(LockManager.prototype, 'request') as Ask
  function request(this: LockManager, ...given: unknown[]): Promise<unknown> {
    const asked = begin()
    let released = (): void => {}
    const callback = given.pop() as (lock: Lock | null) => unknown
    // To hold it is no work: that may last for ever.
    const granted = async (lock: Lock | null): Promise<unknown> => {
      asked()
      try {
        return await callback(lock)
      } finally {
        released = begin()
      }
    }
    return ask.apply(this, [...given, granted]).finally(() => {
      asked()
      released()
    })
  }
  Object.assign(LockManager.prototype, { request })

  return work
}

type Ask = (this: LockManager, ...given: unknown[]) => Promise<unknown>

import type { CommitObserver } from '../commit-observer.ts'
import type { Sighting } from '../device-store.ts'
import { StoreUnavailable, type Entry, type Outcome } from '../store.ts'
import type { Transaction } from './transaction.ts'

/** Puts that share transactions. */
export interface GroupCommit {
  put(entries: readonly Entry[], sighting?: Sighting): Promise<readonly Outcome[]>
  /** Does anything else that is to be durable; it may be done again after a rollback. */
  run<T>(work: () => T): Promise<T>
  ping(): Promise<void>
  /** Resolves once everything that was put before is committed or refused. */
  drained(): Promise<void>
}

interface Request {
  readonly responses: number
  work(): unknown
  resolve(result: unknown): void
  reject(error: StoreUnavailable): void
}

/** One transaction takes no more responses than this, so that nobody waits long for the thread. */
const MOST = 4_000

/** While more requests come turn by turn, the first waits no longer than this for the others, ms. */
const WINDOW = 3

/**
 * Everything that arrives while a transaction is being made durable goes into the next one: one
 * fsync then serves many requests, and each is answered only after it. A group is closed by the first
 * turn of the event loop that brings nothing new, so nobody waits while nothing comes.
 *
 * When a group fails it is rolled back and each of its requests is tried once by itself, so that
 * one that cannot be kept does not take others with it.
 */
export function groupCommit(
  transaction: Transaction,
  {
    observer = {},
    now = performance.now.bind(performance),
  }: {
    observer?: CommitObserver
    now?: () => number
  } = {},
): GroupCommit {
  let waiting: Request[] = []
  let scheduled = false
  let seen = 0
  let since = 0
  const onDrained: (() => void)[] = []

  function schedule(): void {
    if (scheduled) return
    scheduled = true
    seen = waiting.length
    since = now()
    // After the sockets were read: all requests of this turn are then in the group.
    setImmediate(look)
  }

  /** A commit costs the same for few as for many, so it is put off while there are more to be read. */
  function look(): void {
    if (waiting.length === seen || now() - since >= WINDOW) {
      flush()
      return
    }
    seen = waiting.length
    setImmediate(look)
  }

  function flush(): void {
    scheduled = false
    observer.waiting?.(waiting.length)
    const group = takeGroup()
    if (waiting.length > 0) schedule()
    if (group.length > 0) commitTogether(group)
    if (waiting.length > 0) return
    for (const drained of onDrained.splice(0)) drained()
  }

  function takeGroup(): readonly Request[] {
    let responses = 0
    let taken = 0
    while (taken < waiting.length && (taken === 0 || responses < MOST)) {
      responses += waiting[taken]!.responses
      taken++
    }
    const group = waiting.slice(0, taken)
    waiting = waiting.slice(taken)
    return group
  }

  function commitTogether(group: readonly Request[]): void {
    const failure = attempt(group)
    if (failure === null) return
    // Nobody got the lock: that is no request's fault, and waiting for it again once each would stop everything.
    if (group.length === 1 || failure.at === 'begin') {
      for (const request of group) refuse(request, failure.error)
      return
    }
    for (const [index, request] of group.entries()) {
      const alone = attempt([request])
      if (alone === null) continue
      refuse(request, alone.error)
      if (alone.at !== 'begin') continue
      for (const later of group.slice(index + 1)) refuse(later, alone.error)
      return
    }
  }

  function attempt(group: readonly Request[]): { at: 'begin' | 'work'; error: unknown } | null {
    const started = now()
    try {
      transaction.begin()
    } catch (error) {
      observer.failed?.(error)
      return { at: 'begin', error }
    }
    let results: readonly unknown[]
    try {
      results = group.map((request) => request.work())
      transaction.commit()
    } catch (error) {
      transaction.rollBack()
      observer.failed?.(error)
      return { at: 'work', error }
    }
    const responses = group.reduce((sum, request) => sum + request.responses, 0)
    observer.committed?.({ requests: group.length, responses, seconds: (now() - started) / 1000 })
    for (const [index, request] of group.entries()) request.resolve(results[index])
    return null
  }

  function request<T>(responses: number, work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      waiting.push({ responses, work, resolve, reject })
      schedule()
    })
  }

  return {
    put: (entries, sighting) =>
      request(entries.length, () => {
        const outcomes = entries.map((entry) => transaction.apply(entry))
        if (sighting !== undefined) transaction.devices.see(sighting)
        return outcomes
      }),
    run: (work) => request(0, work),
    ping: () => request(0, () => transaction.beat()),
    drained() {
      return new Promise((resolve) => {
        onDrained.push(resolve)
        schedule()
      })
    },
  }
}

function refuse(request: Request, error: unknown): void {
  request.reject(new StoreUnavailable(error))
}

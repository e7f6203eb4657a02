import type { CommitObserver } from '../commit-observer.ts'
import { StoreUnavailable, type Entry } from '../store.ts'
import type { Sighting } from '../device-store.ts'
import { isRefusal, type Session } from './database.ts'

/** What one request wants to be durable. */
export interface Request {
  /** Sorted, each once. */
  readonly businesses: readonly string[]
  readonly entries: readonly Entry[]
  readonly sighting?: Sighting | undefined
  /** Anything else, in the same transaction. */
  readonly change?: (session: Session) => Promise<unknown>
}

/** Requests that share transactions. */
export interface GroupCommit {
  /** @returns what the commit says became of it @throws StoreUnavailable when nothing of it is kept */
  add(request: Request): Promise<unknown>
  /** Resolves once everything that was added before is committed or refused. */
  drained(): Promise<void>
}

/** One transaction takes no more responses than this. */
const MOST = 4_000

interface Waiting extends Request {
  resolve(result: unknown): void
  reject(error: StoreUnavailable): void
}

/**
 * Everything that arrives for a business while a transaction of it is on its way goes into the next
 * one: one commit then serves many requests, and each is answered only after it. Businesses do not
 * wait for each other.
 *
 * Where the server refuses the rows of a group, each of its requests is tried once by itself, so
 * that one that cannot be kept takes no others with it. Where the server is away, all are refused.
 * @param commit keeps a group in one transaction; resolves with a result each
 */
export function groupCommit(
  commit: (group: readonly Request[]) => Promise<readonly unknown[]>,
  {
    observer = {},
    now = performance.now.bind(performance),
  }: { observer?: CommitObserver; now?: () => number } = {},
): GroupCommit {
  const lanes = new Map<string, Waiting[]>()
  const running = new Set<Promise<void>>()

  function add(request: Request): Promise<unknown> {
    return new Promise<unknown>((resolve, reject) => {
      const name = request.businesses.join(' ')
      const waiting = { ...request, resolve, reject }
      const lane = lanes.get(name)
      if (lane !== undefined) {
        lane.push(waiting)
        return
      }
      const own = [waiting]
      lanes.set(name, own)
      const run = work(name, own).finally(() => running.delete(run))
      running.add(run)
    })
  }

  /** Never rejects. */
  async function work(name: string, lane: Waiting[]): Promise<void> {
    // After the sockets were read: all requests of this turn are then in the group.
    await new Promise((resolve) => setImmediate(resolve))
    while (lane.length > 0) {
      observer.waiting?.([...lanes.values()].reduce((sum, each) => sum + each.length, 0))
      await commitTogether(takeGroup(lane))
    }
    lanes.delete(name)
  }

  async function commitTogether(group: readonly Waiting[]): Promise<void> {
    const failure = await attempt(group)
    if (failure === null) return
    if (group.length === 1 || !isRefusal(failure)) {
      for (const request of group) request.reject(new StoreUnavailable(failure))
      return
    }
    for (const request of group) await commitTogether([request])
  }

  async function attempt(group: readonly Waiting[]): Promise<unknown> {
    const started = now()
    let results: readonly unknown[]
    try {
      results = await commit(group)
    } catch (error) {
      observer.failed?.(error)
      return error ?? new Error('it failed without a reason')
    }
    const responses = group.reduce((sum, { entries }) => sum + entries.length, 0)
    observer.committed?.({ requests: group.length, responses, seconds: (now() - started) / 1000 })
    for (const [index, request] of group.entries()) request.resolve(results[index])
    return null
  }

  return {
    add,
    async drained() {
      while (running.size > 0) await Promise.all(running)
    },
  }
}

function takeGroup(lane: Waiting[]): readonly Waiting[] {
  let responses = 0
  let taken = 0
  while (taken < lane.length && (taken === 0 || responses < MOST)) {
    responses += lane[taken]!.entries.length
    taken++
  }
  return lane.splice(0, taken)
}

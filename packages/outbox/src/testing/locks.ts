import type { Locks } from '../sending/environment.ts'
import type { StealableLocks } from '../whole/watched-locks.ts'

type Work = () => Promise<void>

/** Exclusive Web Locks: requests of one name are granted one at a time, in order, unless one steals. */
export interface TestLocks extends Locks, StealableLocks {
  request(name: string, work: Work): Promise<unknown>
  request(
    name: string,
    options: { readonly signal?: AbortSignal; readonly steal?: boolean },
    work: Work,
  ): Promise<unknown>
  readonly held: () => boolean
  /** How often one was stolen. */
  readonly thefts: () => number
}

interface Holder {
  readonly work: Work
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: unknown) => void
}

export function createLocks(): TestLocks {
  const holders = new Map<string, Holder>()
  const queues = new Map<string, Holder[]>()
  let thefts = 0

  function grant(name: string): void {
    const next = holders.has(name) ? undefined : queues.get(name)?.shift()
    if (!next) return
    holders.set(name, next)
    const end = (settle: () => void): void => {
      settle()
      if (holders.get(name) !== next) return
      holders.delete(name)
      grant(name)
    }
    void Promise.resolve()
      .then(next.work)
      .then(
        (value) => end(() => next.resolve(value)),
        (error: unknown) => end(() => next.reject(error)),
      )
  }

  return {
    held: () => holders.size > 0,
    thefts: () => thefts,
    request(name: string, first: Work | object, second?: Work) {
      const options = (second ? first : {}) as { signal?: AbortSignal; steal?: boolean }
      const work = second ?? (first as Work)
      return new Promise((resolve, reject) => {
        const request = { work, resolve, reject }
        const queue = queues.get(name) ?? []
        queues.set(name, queue)
        if (options.steal) {
          thefts += 1
          holders.get(name)?.reject(new DOMException('stolen', 'AbortError'))
          holders.delete(name)
          queue.unshift(request)
        } else {
          queue.push(request)
        }
        options.signal?.addEventListener('abort', () => {
          const at = queue.indexOf(request)
          if (at < 0) return
          queue.splice(at, 1)
          reject(new DOMException('aborted', 'AbortError'))
        })
        grant(name)
      })
    },
  }
}

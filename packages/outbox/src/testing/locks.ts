import type { Locks } from '../sending/environment.ts'

/** Exclusive Web Locks: requests of one name are granted one at a time, in order. */
export interface TestLocks extends Locks {
  readonly held: () => boolean
}

export function createLocks(): TestLocks {
  const last = new Map<string, Promise<unknown>>()
  let held = 0
  return {
    held: () => held > 0,
    request(name, work) {
      const granted = (last.get(name) ?? Promise.resolve()).then(async () => {
        held += 1
        try {
          return await work()
        } finally {
          held -= 1
        }
      })
      last.set(
        name,
        granted.catch(() => {}),
      )
      return granted
    },
  }
}

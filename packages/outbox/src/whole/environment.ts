import { attempt } from './copy.ts'
import type { Notes } from './copy.ts'
import type { StealableLocks, Talk } from './watched-locks.ts'

/** What a whole outbox touches besides. */
export interface WholeEnvironment {
  /** `undefined` where there are none: a lease in the database takes their place. */
  readonly locks: StealableLocks | undefined
  /** Where the second copy is; `undefined` where there is none. */
  readonly notes: Notes | undefined
  /** What tabs that share a name say to one another. */
  readonly talkOf: (name: string) => Talk
}

/** The browser's own. Some throw at the mere mention when site data is blocked. */
export function wholeEnvironment(): WholeEnvironment {
  return {
    locks: attempt(() => navigator.locks as StealableLocks | undefined, undefined),
    notes: attempt(() => globalThis.localStorage as Notes | undefined, undefined),
    talkOf(name) {
      const channel = attempt(() => new BroadcastChannel(name), undefined)
      return {
        // A channel has no target to name, as a window has.
        // oxlint-disable-next-line unicorn/require-post-message-target-origin
        say: (message) => channel?.postMessage(message),
        hear: (listener) => channel?.addEventListener('message', ({ data }) => listener(data)),
        end: () => channel?.close(),
      }
    },
  }
}

import type { Timers } from './deadline.ts'
import { watchPage } from './page.ts'
import type { PageEvent } from './page.ts'

export type { PageEvent } from './page.ts'

/** What keeping a row touches. */
export interface KeepingEnvironment extends Timers {
  /** `undefined` where there is none: rows are then kept in memory. */
  readonly indexedDB: IDBFactory | undefined
  /** The wall clock, in epoch milliseconds. It may jump. */
  readonly now: () => number
  /** Calls back on what happens to the page; returns the stop. */
  readonly watchPage: (listener: (event: PageEvent) => void) => () => void
}

/** The browser's own. Reading it opens nothing. */
export function keepingEnvironment(): KeepingEnvironment {
  return {
    indexedDB: factory(),
    now: Date.now,
    // Called through arrows: browsers refuse these functions with another `this`.
    setTimer: (callback, milliseconds) => setTimeout(callback, milliseconds),
    clearTimer: (timer) => clearTimeout(timer as number | undefined),
    watchPage,
  }
}

// Some browsers throw at the mere mention when site data is blocked.
function factory(): IDBFactory | undefined {
  try {
    return indexedDB
  } catch {
    return undefined
  }
}

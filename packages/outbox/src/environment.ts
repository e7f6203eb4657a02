import { watchPage } from './page.ts'
import type { PageEvent } from './page.ts'
import type { Timers } from './deadline.ts'

export type { PageEvent } from './page.ts'

/** The part of `navigator.locks` that is used. */
export interface Locks {
  request(name: string, work: () => Promise<void>): Promise<unknown>
}

/** Everything outside the outbox that it touches. Each has a real default; a test passes its own. */
export interface Environment extends Timers {
  /** `undefined` where there is none: rows are then kept in memory. */
  readonly indexedDB: IDBFactory | undefined
  /** `undefined` where there are none (an insecure context): each tab then sends by itself. */
  readonly locks: Locks | undefined
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Hands over a request without an answer while the page goes; `false` when it was not taken. */
  readonly beacon: (url: string, body: string) => boolean
  /** The wall clock, in epoch milliseconds. It may jump. */
  readonly now: () => number
  /** From 0 up to, but not, 1. */
  readonly random: () => number
  /** Lets the page do what waits for it, between two batches. */
  readonly pause: () => Promise<unknown>
  /** Calls back on what happens to the page; returns the stop. */
  readonly watchPage: (listener: (event: PageEvent) => void) => () => void
}

/** The browser's own. Reading it opens nothing. */
export function browserEnvironment(): Environment {
  return {
    indexedDB: optional(() => indexedDB),
    locks: optional(() => navigator.locks),
    // Called through arrows: browsers refuse these functions with another `this`.
    fetch: (url, init) => fetch(url, init),
    beacon: (url, body) => navigator.sendBeacon(url, body),
    now: () => Date.now(),
    random: () => Math.random(),
    setTimer: (callback, milliseconds) => setTimeout(callback, milliseconds),
    clearTimer: (timer) => clearTimeout(timer as number | undefined),
    pause: () => new Promise((resolve) => setTimeout(resolve)),
    watchPage,
  }
}

// Some browsers throw at the mere mention when site data is blocked.
function optional<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

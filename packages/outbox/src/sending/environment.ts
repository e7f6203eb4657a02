/** The part of `navigator.locks` that is used. */
export interface Locks {
  request(name: string, work: () => Promise<void>): Promise<unknown>
}

/** What sending touches besides. */
export interface SendingEnvironment {
  /** `undefined` where there are none (an insecure context): each tab then sends by itself. */
  readonly locks: Locks | undefined
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Hands over a request without an answer while the page goes; `false` when it was not taken. */
  readonly beacon: (url: string, body: string) => boolean
  /** From 0 up to, but not, 1. */
  readonly random: () => number
  /** Lets the page do what waits for it, between two batches. */
  readonly pause: () => Promise<unknown>
}

/** The browser's own. */
export function sendingEnvironment(): SendingEnvironment {
  return {
    locks: webLocks(),
    // Called through arrows: browsers refuse these functions with another `this`.
    fetch: (url, init) => fetch(url, init),
    beacon: (url, body) => navigator.sendBeacon(url, body),
    random: Math.random,
    pause: () => new Promise((resolve) => setTimeout(resolve)),
  }
}

// Some browsers throw at the mere mention when site data is blocked.
function webLocks(): Locks | undefined {
  try {
    return navigator.locks
  } catch {
    return undefined
  }
}

import { LONGEST_DELAY, remaining } from './backoff.ts'
import { MOST_ROWS, batchesOf, requestBody } from './batch.ts'
import { openDisk } from './disk.ts'
import { drain } from './drain.ts'
import { browserEnvironment } from './environment.ts'
import type { Environment, PageEvent } from './environment.ts'
import { createEvents } from './events.ts'
import type { Events } from './events.ts'
import { lead } from './leader.ts'
import { heldUntil } from './progress.ts'
import type { Refusal } from './progress.ts'
import { openStorage } from './storage.ts'
import { copyOf, insist } from './submission.ts'
import type { Kept, QuarantinedRow, Submission } from './submission.ts'

// A little longer than a disk rests that hung.
const RESCUE_DELAY = 6_000

/** Where rows go, and, for tests, the world around. */
export interface OutboxOptions extends Partial<Environment> {
  /** Where batches are posted. */
  readonly url: string
  /** Names the database and the lock; `outbox` and the URL by default. */
  readonly name?: string
}

/** How the outbox stands. */
export interface OutboxStatus {
  /** `memory` when the disk does not work, or some rows are not on it yet. */
  readonly storage: Kept
  /** Rows that wait to be sent; those on disk are not counted while it does not work. */
  readonly pending: number
  /** Rows that the receiver refused for good. */
  readonly quarantined: number
  /** Epoch milliseconds; `null` when nothing was delivered yet. */
  readonly lastDeliveredAt: number | null
  /** Failures in a row; 0 when all is well, but perhaps for what is `refused`. */
  readonly failures: number
  /** Epoch milliseconds before which nothing that waits is tried by itself; `null` when nothing holds it. */
  readonly retryAt: number | null
  /** That the receiver refuses rows of a head, and why it last did; `null` when it refuses none. */
  readonly refused: Refusal | null
}

/** A durable queue of submissions: kept until the receiver says that it has them. */
export interface Outbox {
  /**
   * Keeps a submission and sends it when possible. The same key twice is one row.
   * @returns where it is kept, once it is: `disk` only after the transaction completed. Never rejects
   * @throws TypeError at once, when a key or id is empty or a head or body is not an object
   */
  add(submission: Submission): Promise<Kept>
  /** How the outbox stands, here and in other tabs. */
  status(): Promise<OutboxStatus>
  /** The refused rows, in key order. */
  quarantined(): Promise<QuarantinedRow[]>
  /** The rows that wait, in key order, for an export. */
  pending(): Promise<Submission[]>
  /** Looks for rows of an earlier visit and sends them. Call it once, at an idle moment. */
  start(): void
  /** Tries now, unless the receiver asked to wait. Resolves when this pass has ended. */
  flush(): Promise<void>
  /** Tells of what happens in this page; a listener's errors go nowhere. Returns the stop. */
  on: Events['on']
  /** Removes timers and listeners, for good. Nothing is sent any more; the rows stay. */
  stop(): void
}

/**
 * Opens an outbox. Touches no storage and no network until it is asked to do something.
 * @throws TypeError when the URL or the name is missing
 */
export function openOutbox(options: OutboxOptions): Outbox {
  const { url, name = `outbox ${url}` } = options
  insist('a url', url)
  insist('a name', name)
  const environment: Environment = { ...browserEnvironment(), ...options }
  const storage = openStorage(openDisk(name, environment))
  const { on, emit, clear } = createEvents()

  let stopped = false
  let left = false // whether the last pass left rows
  let held = false // whether the disk had rows when it was last seen
  let again = false // whether somebody asked for a pass that has not begun
  let eager = false
  let running: Promise<void> | undefined
  let timer: unknown
  let unwatch: (() => void) | undefined

  async function wake(now = false): Promise<void> {
    if (stopped) return
    unwatch ??= environment.watchPage(onPage)
    again = true
    eager ||= now
    await (running ??= run())
  }

  const due = (): boolean => again && !stopped

  async function run(): Promise<void> {
    while (due()) await lead(environment.locks, name, pass)
    running = undefined
    schedule()
  }

  async function pass(): Promise<void> {
    const now = eager
    again = eager = false
    try {
      left = await drain({ url, environment, storage, emit, eager: now, stopped: () => stopped })
    } catch {
      // A defect, here or in what was passed in, must not end the queue.
      left = true
    }
    // A disk that cannot be read has not become empty.
    if (storage.healthy()) held = left
  }

  function schedule(): void {
    environment.clearTimer(timer)
    if (stopped || !(left || held)) return
    const poll = LONGEST_DELAY * (1 - environment.random() / 2)
    const now = environment.now()
    const pause = (heldUntil(storage.known(), now) ?? now + poll) - now
    // Rows in memory end with the page, so the disk is soon asked for them again.
    const longest = storage.unsafe().length > 0 ? RESCUE_DELAY : LONGEST_DELAY
    timer = environment.setTimer(() => void wake(), Math.min(pause, longest))
  }

  function onPage(event: PageEvent): void {
    if (event === 'hidden') hint()
    else void wake(true)
  }

  // Rows in memory may end with the page. A beacon may save them, but nobody hears whether it
  // arrived, so they stay queued.
  function hint(): void {
    const progress = storage.known()
    if (progress.asked && remaining(progress, environment.now()) > 0) return
    try {
      for (const batch of batchesOf(storage.unsafe())) {
        if (!environment.beacon(url, requestBody(batch, environment.now()))) return
      }
    } catch {
      // A browser without beacons.
    }
  }

  return {
    add(submission) {
      const kept = storage.keep(copyOf(submission))
      return kept.then((where) => {
        held ||= where === 'disk'
        emit('changed', undefined)
        void wake()
        return where
      })
    },
    async status() {
      const [counts, progress] = await Promise.all([storage.count(), storage.progress()])
      const { lastDeliveredAt, failures, refusals } = progress
      const last = refusals.at(-1)
      return {
        ...counts,
        lastDeliveredAt,
        failures,
        retryAt: heldUntil(progress, environment.now()),
        refused: last ? { status: last.status, reason: last.reason } : null,
      }
    },
    quarantined: () => storage.quarantined(),
    async pending() {
      const all: Submission[] = []
      for (let page; (page = await storage.page(all.at(-1)?.key ?? '', MOST_ROWS)).length > 0;) {
        all.push(...page)
      }
      return all
    },
    start: () => void wake(),
    flush: () => wake(true),
    on,
    stop() {
      stopped = true
      environment.clearTimer(timer)
      unwatch?.()
      clear()
    },
  }
}

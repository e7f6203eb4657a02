import type { Kept } from '../keeping/submission.ts'
import { LONGEST_DELAY, remaining } from './backoff.ts'
import { batchesOf, isDue, requestBody } from './batch.ts'
import { drain } from './drain.ts'
import { sendingEnvironment } from './environment.ts'
import type { Kit } from './kit.ts'
import { lead } from './leader.ts'
import { openLedger } from './ledger.ts'
import { heldUntil } from './progress.ts'
import type { Refusal } from './progress.ts'

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

/** Sends what is kept. */
export interface Sender {
  /**
   * Asks for a pass over the queue. Never rejects.
   * @returns when no pass is asked for any more, the milliseconds until it should be woken by itself;
   * `Infinity` when nothing waits
   */
  wake(eager: boolean): Promise<number>
  /** Sends rows that may end with the page by beacon. */
  hint(): void
  /** How the outbox stands, here and in other tabs. */
  status(): Promise<OutboxStatus>
}

/** A sender at rest. Touches no disk and no network until woken. */
export function createSender(kit: Kit): Sender {
  const { url, name, storage } = kit
  const environment = { ...sendingEnvironment(), ...kit.environment }
  const { now, random } = environment
  const ledger = openLedger(storage)
  let left = false // whether the last pass left rows
  let again = false // whether somebody asked for a pass that has not begun
  let eager = false
  let running: Promise<void> | undefined

  const due = (): boolean => again && !kit.stopped

  async function run(): Promise<void> {
    while (due()) await lead(environment.locks, name, pass)
    running = undefined
  }

  async function pass(): Promise<void> {
    const hurry = eager
    again = eager = false
    // A defect, here or in what was passed in, must not end the queue.
    left = await drain(kit, environment, ledger, hurry).catch(() => true)
    // A disk that cannot be read has not become empty.
    if (storage.healthy) storage.held = left
  }

  return {
    async wake(hurry) {
      again = true
      eager ||= hurry
      await (running ??= run())
      if (!left && !storage.held) return Infinity
      const poll = LONGEST_DELAY * (1 - random() / 2)
      const held = heldUntil(ledger.known(), now())
      return Math.min(held === null ? poll : held - now(), LONGEST_DELAY)
    },
    // Nobody hears whether a beacon arrived, so the rows stay queued.
    hint() {
      const progress = ledger.known()
      if (progress.asked && remaining(progress, now()) > 0) return
      try {
        for (const batch of batchesOf(storage.unsafe().filter((row) => isDue(row, now())))) {
          if (!environment.beacon(url, requestBody(batch, now()))) return
        }
      } catch {
        // A browser without beacons.
      }
    },
    async status() {
      await ledger.rescue()
      const [pending, quarantined, progress] = await Promise.all([
        ledger.count('rows'),
        ledger.count('quarantine'),
        ledger.progress(),
      ])
      const { lastDeliveredAt, failures, refusals } = progress
      const [refused = null] = refusals.slice(-1).map(({ status, reason }) => ({ status, reason }))
      return {
        storage: storage.where(),
        pending,
        quarantined,
        lastDeliveredAt,
        failures,
        retryAt: heldUntil(progress, now()),
        refused,
      }
    },
  }
}

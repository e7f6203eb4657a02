import type { Kept } from '../keeping/submission.ts'
import { createDeliverer } from './deliverer.ts'
import type { Deliverer } from './deliverer.ts'
import type { Kit } from './kit.ts'
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

/** Sends what is kept, and tells how all stands. */
export interface Sender extends Deliverer {
  /** How the outbox stands, here and in other tabs. */
  status(): Promise<OutboxStatus>
}

/** A sender at rest. Touches no disk and no network until woken. */
export function createSender(kit: Kit): Sender {
  const deliverer = createDeliverer(kit)
  const { ledger } = deliverer
  return {
    ...deliverer,
    async status() {
      await ledger.rescue()
      const [pending, quarantined, progress] = await Promise.all([
        ledger.count('rows'),
        ledger.count('quarantine'),
        ledger.progress(),
      ])
      const { lastDeliveredAt, failures, refusals } = progress
      const until = heldUntil(progress, kit.environment.now())
      const last = refusals.at(-1)
      return {
        storage: kit.storage.where(),
        pending,
        quarantined,
        lastDeliveredAt,
        failures,
        retryAt: until < Infinity ? until : null,
        refused: last ? { status: last.status, reason: last.reason } : null,
      }
    },
  }
}

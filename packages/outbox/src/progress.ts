import { delayAfter } from './backoff.ts'
import type { Pause } from './backoff.ts'
import { MOST_ROWS } from './batch.ts'
import type { Submission } from './submission.ts'

/** That the receiver does not let this device send: 401 or 403. The rows wait. */
export interface Refusal {
  readonly status: number
  readonly reason: string
}

/** How sending goes: one record, shared by all tabs, that outlives them. */
export interface Progress extends Pause {
  /** Failures in a row. */
  readonly failures: number
  /** The next pass begins after this key and comes round: past a lone row that failed. */
  readonly after: string
  /** The most rows in the next batch. */
  readonly limit: number
  readonly lastDeliveredAt: number | null
  readonly refused: Refusal | null
}

/** What is known of a failure. */
export interface Setback {
  /** There seems to be no network, so it is hardly the fault of a row. */
  readonly unreachable?: boolean
  /** Milliseconds that it asks for. */
  readonly retryAfter?: number
  readonly refused?: Refusal
}

// Failures without a network after which a row is suspected: about three minutes of them.
const MANY = 8

/** When all is well: before anything was sent, and after each batch that was answered. */
export const FRESH: Progress = {
  until: 0,
  asked: false,
  failures: 0,
  after: '',
  limit: MOST_ROWS,
  lastDeliveredAt: null,
  refused: null,
}

/**
 * After a failure: wait, then try fewer rows. The cause may be one row (a proxy that dislikes its
 * text, a bug that it wakes in the receiver) or a line too slow for many. Halving finds out; once a
 * row is alone and still fails, the next pass begins behind it, so it never blocks its neighbours.
 * Without a network that waits for many failures, to keep the order of rows that only wait for it.
 * @param rows that did not get through, in order; none when only some of a batch were left out
 */
export function afterFailure(
  before: Progress,
  rows: readonly Submission[],
  { unreachable, retryAfter = 0, refused }: Setback,
  now: number,
  random: () => number,
): Progress {
  const failures = before.failures + 1
  const delay = delayAfter(refused ? Infinity : failures, random)
  return {
    ...before,
    failures,
    until: now + Math.max(delay, retryAfter),
    asked: retryAfter > delay,
    limit: Math.ceil(rows.length / 2) || MOST_ROWS,
    after: rows.length === 1 && (!unreachable || failures > MANY) ? rows[0]!.key : '',
    refused: refused ?? null,
  }
}

import type { Submission } from '../keeping/submission.ts'
import { delayAfter, remaining } from './backoff.ts'
import type { Pause } from './backoff.ts'
import { MOST_ROWS } from './batch.ts'

/** That the receiver does not let this device send: 401 or 403. The rows wait. */
export interface Refusal {
  readonly status: number
  readonly reason: string
}

/** A refusal of one head, whose rows wait by themselves: those of other heads are sent. */
export interface RefusedHead extends Refusal {
  /** As JSON. */
  readonly head: string
  /** Epoch milliseconds before which it is not tried by itself. */
  readonly until: number
}

/** How sending goes: one record, shared by all tabs, that outlives them. */
export interface Progress extends Pause {
  /** Failures in a row; a refusal is none. */
  readonly failures: number
  /** The next pass begins after this key and comes round: past a lone row that failed. */
  readonly after: string
  /** The most rows in the next batch. */
  readonly limit: number
  readonly lastDeliveredAt: number | null
  /** The heads that are refused, the latest refusal last. */
  readonly refusals: readonly RefusedHead[]
}

/** What is known of a failure. */
export interface Setback {
  /** There seems to be no network, so it is hardly the fault of a row. */
  readonly unreachable?: boolean
  /** Milliseconds that it asks for. */
  readonly retryAfter?: number
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
  refusals: [],
}

/**
 * After a refusal, which is an answer and so ends the failures: its head waits a minute, again and
 * again, and nothing else does.
 */
export function afterRefusal(
  before: Progress,
  head: string,
  { status, reason }: Refusal,
  now: number,
  random: () => number,
): Progress {
  const until = now + delayAfter(Infinity, random)
  const others = before.refusals.filter((refusal) => refusal.head !== head)
  const refusals = [...others, { status, reason, head, until }]
  return { ...FRESH, lastDeliveredAt: before.lastDeliveredAt, refusals }
}

/** The heads that are refused and not yet to be tried again by themselves. */
export function shutHeads({ refusals }: Progress, now: number): RefusedHead[] {
  return refusals.filter(({ until }) => remaining({ until }, now))
}

/** When something that waits is tried by itself, in epoch milliseconds; `Infinity` when nothing holds it. */
export function heldUntil(progress: Progress, now: number): number {
  const holding = remaining(progress, now) ? [progress] : shutHeads(progress, now)
  return Math.min(...holding.map(({ until }) => until))
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
  { unreachable, retryAfter = 0 }: Setback,
  now: number,
  random: () => number,
): Progress {
  const failures = before.failures + 1
  const delay = delayAfter(failures, random)
  return {
    ...before,
    failures,
    until: now + Math.max(delay, retryAfter),
    asked: retryAfter > delay,
    limit: Math.ceil(rows.length / 2) || MOST_ROWS,
    after: rows.length === 1 && (!unreachable || failures > MANY) ? rows[0]!.key : '',
  }
}

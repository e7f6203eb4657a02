import type { Submission } from '../keeping/submission.ts'
import { remaining } from './backoff.ts'

/** The most rows in one request: the receiver takes no more. */
export const MOST_ROWS = 500

/**
 * The bytes a request stays under. Browsers let 64 KiB of `keepalive` and beacons be under way in a
 * page, all senders together: https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
 */
export const MOST_BYTES: number = 48 * 1024

/** Whether a row may be sent: one that can still be withdrawn may not. */
export function isDue({ notBefore: until = 0 }: Submission, now: number): boolean {
  return !remaining({ until }, now)
}

/**
 * Cuts rows into batches, keeping their order: neighbours with equal heads travel together as long
 * as the request stays within both limits. A row that is too large by itself travels alone.
 * @returns batches of at least one row; none for no rows
 */
export function batchesOf(rows: readonly Submission[]): Submission[][] {
  const batches: Submission[][] = []
  let head = ''
  let bytes = 0
  for (const row of rows) {
    const rowHead = JSON.stringify(row.head)
    const size = bytesOf(JSON.stringify(row.body)) + 1
    const batch = batches.at(-1)
    bytes += size
    if (batch && batch.length < MOST_ROWS && rowHead === head && bytes < MOST_BYTES) {
      batch.push(row)
    } else {
      batches.push([row])
      head = rowHead
      // Any real time is written in fewer digits.
      bytes = size + bytesOf(requestBody([{ ...row, body: {} }], Number.MAX_SAFE_INTEGER))
    }
  }
  return batches
}

/**
 * The body of the request that carries a batch.
 * @param rows at least one, with equal heads
 * @param sentAt the sender's clock, in epoch milliseconds: lets the receiver measure its error. Sent as
 * a whole number: whoever replaces a page's `Date` may count in parts of one
 */
export function requestBody(rows: readonly Submission[], sentAt: number): string {
  const responses = rows.map((row) => row.body)
  return JSON.stringify({ ...rows[0]!.head, sentAt: Math.floor(sentAt), responses })
}

/** How many bytes a text has in UTF-8. */
export function bytesOf(text: string): number {
  return new Blob([text]).size
}

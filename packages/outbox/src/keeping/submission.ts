/** An object that `JSON.stringify` can write. */
export type JsonObject = { readonly [name: string]: unknown }

/** One row for the outbox: what is sent, and the names by which it is known. */
export interface Submission {
  /** Unique in the outbox, and rows are sent in its order: begin it with the time. */
  readonly key: string
  /** What the receiver must echo. A tap and its follow-up may share it. */
  readonly id: string
  /** What goes once on top of a batch. Rows travel together only when their heads are equal. */
  readonly head: JsonObject
  /** What goes into the batch's `responses`. */
  readonly body: JsonObject
  /**
   * Epoch milliseconds before which it is kept and not sent, so that it can be withdrawn; at most a
   * minute ahead. Further away it holds nothing: the clock must have been set back since.
   */
  readonly notBefore?: number | undefined
}

/** A row that the receiver refused for good: kept to be seen and exported, not sent again. */
export interface QuarantinedRow extends Submission {
  /** The receiver's name for the reason, `http-413` and the like when it gave none. */
  readonly code: string
  /** The receiver's words, perhaps empty. */
  readonly message: string
  /** When this device learned of it, in epoch milliseconds by its own clock. */
  readonly refusedAt: number
}

/**
 * Where a row is kept: `disk` outlives the page, `memory` does not. `copy`, which only the whole outbox
 * says: not on the disk, but in the second copy, which outlives the page as well.
 */
export type Kept = 'disk' | 'copy' | 'memory'

/**
 * The submission as it will be sent: a copy that later changes by the caller do not reach.
 * @throws TypeError when a key or id is empty, or a head or body is not an object JSON can write
 */
export function copyOf(submission: Submission): Submission {
  const { key, id, head, body, notBefore } = JSON.parse(
    JSON.stringify({ ...submission }),
  ) as Submission
  insist('string', { key, id })
  insist('object', { head, body })
  return { key, id, head, body, notBefore }
}

/**
 * Stops a wrong call.
 * @throws TypeError when something is missing, empty or of another kind
 */
export function insist(kind: 'string' | 'object', given: JsonObject): void {
  for (const name in given) {
    if (!given[name] || typeof given[name] !== kind)
      throw new TypeError(`outbox needs { ${name} }: ${kind}`)
  }
}

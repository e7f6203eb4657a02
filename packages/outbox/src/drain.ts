import { resultsOf } from './acknowledgement.ts'
import { remaining } from './backoff.ts'
import { batchesOf, requestBody } from './batch.ts'
import { deliver } from './delivery.ts'
import type { Environment } from './environment.ts'
import type { Events } from './events.ts'
import { FRESH, afterFailure } from './progress.ts'
import type { Setback } from './progress.ts'
import type { Storage } from './storage.ts'
import type { QuarantinedRow, Submission } from './submission.ts'

/** What one pass needs. */
export interface Drain {
  readonly url: string
  readonly environment: Environment
  readonly storage: Storage
  readonly emit: Events['emit']
  /** Whether to try although we wait after a failure. A pause that the receiver asked for stands. */
  readonly eager: boolean
  /** Asked between batches; the pass then ends. */
  readonly stopped: () => boolean
}

/**
 * One pass over the queue: sends batch after batch until nothing is left or something fails.
 * @returns whether rows are left
 */
export async function drain(pass: Drain): Promise<boolean> {
  const { url, environment, storage, emit, eager, stopped } = pass
  await storage.rescue()
  const { until, asked, after: begin } = await storage.progress()
  const waiting = remaining({ until, asked }, environment.now()) > 0
  if (waiting && (asked || !eager)) return (await storage.page('', 1)).length > 0

  let leftOut = false
  let after = begin
  for (let cameRound = begin === ''; ; cameRound = true) {
    // Reading on from the last key: a store full of deleted rows is slow to read from the start.
    for (let rows; (rows = await storage.page(after, storage.known().limit)).length > 0;) {
      after = rows.at(-1)!.key
      for (const batch of batchesOf(rows)) if (!(await send(batch))) return true
    }
    if (leftOut) await fail([])
    if (leftOut || cameRound) return leftOut
    after = ''
  }

  /** Sends a batch, in parts when it must be; `false` ends the pass. */
  async function send(batch: readonly Submission[]): Promise<boolean> {
    await environment.pause()
    if (stopped()) return false
    const outcome = await deliver(url, requestBody(batch, environment.now()), environment)
    switch (outcome.kind) {
      case 'acknowledged': {
        const results = resultsOf(batch, outcome.results)
        const taken = batch.filter((_, at) => results[at] && results[at].status !== 'rejected')
        const refused = batch.flatMap((row, at) =>
          results[at]?.status === 'rejected' ? refuse(row, results[at]) : [],
        )
        const echoed = taken.length + refused.length
        if (echoed === 0) return fail(batch)
        leftOut ||= echoed < batch.length
        return settle(taken, refused)
      }
      case 'unacceptable': {
        const half = batch.length >> 1
        if (half > 0) return (await send(batch.slice(0, half))) && send(batch.slice(half))
        return settle([], [refuse(batch[0]!, outcome)])
      }
      case 'failed':
        return fail(batch, outcome)
    }
  }

  function refuse(
    row: Submission,
    { code = 'rejected', message = '' }: { code?: string; message?: string },
  ): QuarantinedRow {
    return { ...row, code, message, refusedAt: environment.now() }
  }

  async function settle(taken: Submission[], refused: QuarantinedRow[]): Promise<true> {
    const at = taken.length > 0 ? environment.now() : storage.known().lastDeliveredAt
    await storage.settle({ ...FRESH, lastDeliveredAt: at }, taken, refused)
    if (taken.length > 0) emit('delivered', taken)
    if (refused.length > 0) emit('quarantined', refused)
    emit('changed', undefined)
    return true
  }

  async function fail(rows: readonly Submission[], setback: Setback = {}): Promise<false> {
    const { now, random } = environment
    await storage.settle(afterFailure(storage.known(), rows, setback, now(), random))
    emit('changed', undefined)
    return false
  }
}

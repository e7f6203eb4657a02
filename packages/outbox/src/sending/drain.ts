import type { KeepingEnvironment } from '../keeping/environment.ts'
import type { QuarantinedRow, Submission } from '../keeping/submission.ts'
import { resultsOf } from './acknowledgement.ts'
import { remaining } from './backoff.ts'
import { MOST_ROWS, batchesOf, isDue, requestBody } from './batch.ts'
import { deliver } from './delivery.ts'
import type { SendingEnvironment } from './environment.ts'
import type { Kit } from './kit.ts'
import type { Ledger } from './ledger.ts'
import { FRESH, afterFailure, afterRefusal, shutHeads } from './progress.ts'
import type { Progress, Setback } from './progress.ts'

/**
 * One pass over the queue: sends batch after batch. A head that is refused, or the first whose batch
 * fails, is passed by and the others go on; the pass ends when another fails too, or when it is
 * nobody's fault: no network, or a receiver that asks for a pause.
 * @param kit asked between batches whether to stop
 * @param eager whether to try although we wait after a failure; a pause that the receiver asked for
 * stands
 * @returns whether rows are left
 */
export async function drain(
  kit: Kit,
  environment: KeepingEnvironment & SendingEnvironment,
  ledger: Ledger,
  eager: boolean,
): Promise<boolean> {
  const { url, storage, emit, within } = kit
  const { now, random } = environment
  await ledger.rescue()
  const before = await ledger.progress()
  if (remaining(before, now()) && (before.asked || !eager)) {
    return Boolean((await storage.list('rows', '', 1))[0])
  }

  const passedBy = new Set(eager ? [] : shutHeads(before, now()).map(({ head }) => head))
  const met = new Set<string>()
  let failed: Parameters<typeof fail> | undefined
  let leftOut = false
  let held = false
  let after = before.after
  for (let cameRound = after === ''; ; cameRound = true) {
    // Reading on from the last key: a store full of deleted rows is slow to read from the start.
    for (let rows; (rows = await storage.list('rows', after, most()))[0];) {
      after = rows.at(-1)!.key
      const due = rows.filter((row) => isDue(row, now()))
      held ||= due.length < rows.length
      for (const batch of batchesOf(due)) if (!(await send(batch))) return true
    }
    if (leftOut) break
    if (cameRound) {
      await forgetUnmet()
      break
    }
    after = ''
  }
  if (failed) await fail(...failed)
  else if (leftOut) await fail([])
  return held || leftOut || passedBy.size > 0

  // Few rows at a time are for the head that fails, and that is passed by now.
  function most(): number {
    return failed ? MOST_ROWS : ledger.known().limit
  }

  /** Sends a batch, in parts when it must be; `false` ends the pass. */
  async function send(batch: readonly Submission[]): Promise<boolean> {
    const head = JSON.stringify(batch[0]!.head)
    met.add(head)
    if (passedBy.has(head)) return true
    await environment.pause()
    if (kit.stopped) return false
    const body = requestBody(batch, now())
    const outcome = await deliver(url, body, environment, within, !ledger.known().failures)
    switch (outcome.kind) {
      case 'acknowledged': {
        const results = resultsOf(batch, outcome.results)
        const taken: Submission[] = []
        const refused: QuarantinedRow[] = []
        for (const [at, row] of batch.entries()) {
          const result = results[at]
          if (result?.status === 'rejected') refused.push(refuse(row, result))
          else if (result) taken.push(row)
        }
        const echoed = taken.length + refused.length
        if (!echoed) return passBy(head, batch)
        leftOut ||= echoed < batch.length
        return settle(head, taken, refused)
      }
      case 'unacceptable': {
        const half = batch.length >> 1
        if (half) return (await send(batch.slice(0, half))) && send(batch.slice(half))
        return settle(head, [], [refuse(batch[0]!, outcome)])
      }
      case 'refused':
        passedBy.add(head)
        return note(afterRefusal(ledger.known(), head, outcome, now(), random))
      case 'failed':
        if (outcome.unreachable || outcome.retryAfter) return fail(batch, outcome)
        return passBy(head, batch)
    }
  }

  function refuse(
    row: Submission,
    { code = 'rejected', message = '' }: { code?: string; message?: string },
  ): QuarantinedRow {
    return { ...row, code, message, refusedAt: now() }
  }

  async function settle(
    head: string,
    taken: Submission[],
    refused: QuarantinedRow[],
  ): Promise<true> {
    const { lastDeliveredAt, refusals } = ledger.known()
    const progress = {
      ...FRESH,
      lastDeliveredAt: taken[0] ? now() : lastDeliveredAt,
      refusals: refusals.filter((refusal) => refusal.head !== head),
    }
    await ledger.settle(progress, taken, refused)
    if (taken[0]) emit('delivered', taken)
    if (refused[0]) emit('quarantined', refused)
    emit('changed')
    return true
  }

  // It may be this head alone, or everything: the next head will tell.
  async function passBy(head: string, rows: readonly Submission[]): Promise<boolean> {
    if (failed) return fail(...failed)
    failed = [rows]
    passedBy.add(head)
    return true
  }

  async function fail(rows: readonly Submission[], setback: Setback = {}): Promise<false> {
    await note(afterFailure(ledger.known(), rows, setback, now(), random))
    return false
  }

  // Rows in memory end with their page, and with the last one of its head the refusal.
  async function forgetUnmet(): Promise<void> {
    const known = ledger.known()
    const refusals = known.refusals.filter(({ head }) => met.has(head))
    if (refusals.length < known.refusals.length) await note({ ...known, refusals })
    for (const head of passedBy) if (!met.has(head)) passedBy.delete(head)
  }

  async function note(progress: Progress): Promise<true> {
    await ledger.settle(progress)
    emit('changed')
    return true
  }
}

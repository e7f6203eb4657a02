import type { DatabaseSync } from 'node:sqlite'
import { runsOf, type Run } from '../ledger/runs.ts'

/** Numbers of boots that have arrived, gathered in memory and written once a transaction. */
export interface SeqRanges {
  add(business: string, device: string, boot: string, seq: number): void
  write(): void
  forget(): void
}

/** Prepares every statement once. */
export function seqRanges(database: DatabaseSync): SeqRanges {
  const below = database.prepare(
    `SELECT first, last FROM seq_range WHERE business = ? AND device = ? AND boot = ? AND first <= ?
     ORDER BY first DESC LIMIT 1`,
  )
  const within = database.prepare(
    `SELECT first, last FROM seq_range
     WHERE business = ? AND device = ? AND boot = ? AND first > ? AND first <= ?`,
  )
  const remove = database.prepare(
    `DELETE FROM seq_range WHERE business = ? AND device = ? AND boot = ? AND first >= ? AND first <= ?`,
  )
  const insert = database.prepare('INSERT INTO seq_range VALUES (?, ?, ?, ?, ?)')
  const boots = new Map<string, { key: [string, string, string]; seqs: Set<number> }>()

  function join(key: [string, string, string], [first, last]: Run): void {
    const near = [below.get(...key, first), ...within.all(...key, first, last + 1)]
      .filter((row) => row !== undefined)
      .map((row): Run => [Number(row['first']), Number(row['last'])])
      .filter((range) => range[1] >= first - 1)
    const from = Math.min(first, ...near.map((range) => range[0]))
    const to = Math.max(last, ...near.map((range) => range[1]))
    remove.run(...key, from, to)
    insert.run(...key, from, to)
  }

  return {
    add(business, device, boot, seq) {
      const name = JSON.stringify([business, device, boot])
      const known = boots.get(name)
      if (known !== undefined) known.seqs.add(seq)
      else boots.set(name, { key: [business, device, boot], seqs: new Set([seq]) })
    },
    write() {
      for (const { key, seqs } of boots.values()) {
        for (const run of runsOf(seqs)) join(key, run)
      }
      boots.clear()
    },
    forget: () => boots.clear(),
  }
}

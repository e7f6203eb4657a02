import type { DatabaseSync } from 'node:sqlite'

/** Numbers of boots that have arrived, gathered in memory and written once a transaction. */
export interface SeqRanges {
  add(business: string, device: string, boot: string, seq: number): void
  write(): void
  forget(): void
}

/** Two ends, both included. */
type Range = readonly [first: number, last: number]

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

  function join(key: [string, string, string], [first, last]: Range): void {
    const near = [below.get(...key, first), ...within.all(...key, first, last + 1)]
      .filter((row) => row !== undefined)
      .map((row): Range => [Number(row['first']), Number(row['last'])])
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
        for (const run of runs(seqs)) join(key, run)
      }
      boots.clear()
    },
    forget: () => boots.clear(),
  }
}

/** Numbers as ranges that do not touch. */
function runs(numbers: ReadonlySet<number>): readonly Range[] {
  const found: [number, number][] = []
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = found.at(-1)
    if (last !== undefined && number === last[1] + 1) last[1] = number
    else found.push([number, number])
  }
  return found
}

import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Entry, Item, KeptAnswer, Outcome } from '../store.ts'
import { deviceWrites, type DeviceWrites } from './device-writes.ts'
import { flagger } from './flags.ts'
import { pairChanges } from './pairs.ts'
import { rollupDeltas, type RollupDeltas, type When } from './rollup-deltas.ts'
import { seqRanges } from './seq-ranges.ts'
import { stepCounter, whenOf } from './steps.ts'

/** One transaction's work, between its BEGIN and its COMMIT. */
export interface Transaction {
  /** Takes the write lock. @throws Error when another process keeps it too long */
  begin(): void
  /** Keeps what is new of one entry. */
  apply(entry: Entry): Outcome
  readonly devices: DeviceWrites
  /** Proves that the file can be written. */
  beat(): void
  /** Writes the rollups and makes everything durable. */
  commit(): void
  /** As if nothing had happened. */
  rollBack(): void
}

/** Prepares every statement once. */
export function transaction(database: DatabaseSync): Transaction {
  const statements = prepare(database)
  const deltas = rollupDeltas(database)
  const steps = stepCounter(database, deltas)
  const flags = flagger(database, deltas)
  const seqs = seqRanges(database)
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const arrivals = new Map<string, number>()

  /** Reads the last number once a transaction: the write lock keeps everybody else from taking the next. */
  function nextArrival(business: string): number {
    const last =
      arrivals.get(business) ?? Number(statements.lastArrival.get(business)?.['arrival'] ?? 0)
    arrivals.set(business, last + 1)
    return last + 1
  }

  function applyResponse(item: Item): Outcome {
    const { business, id, touchpoint, answers, ended } = item
    const first = insertResponse(statements, item, nextArrival(business))
    if (first) {
      deltas.visit(business, item, [touchpoint])
      for (const answer of answers) insertAnswer(statements, deltas, item, item, answer)
      if (answers.length > 0) steps.countAnswered(item, item)
      flags.onResponse(item)
      return 'stored'
    }
    arrivals.set(business, arrivals.get(business)! - 1)
    const before = statements.response.get(business, id)!
    if (before['touchpoint'] !== touchpoint) return 'conflict'
    const when = whenOf(before)
    const isAnswered = before['answered'] === 1
    const isFlagged = answers.length > 0 && flags.isFlagged(business, id)
    let added = false
    for (const answer of answers) {
      if (!insertAnswer(statements, deltas, item, when, answer)) continue
      added = true
      if (isFlagged) countFlagged(deltas, item, when, answer)
    }
    if (added && !isAnswered) steps.countAnswered(item, when)
    const ends = ended !== undefined && before['ended'] === null
    if (!added && !ends) return 'duplicate'
    statements.addTo.run(ended ?? null, nextArrival(business), business, id)
    return 'stored'
  }

  return {
    devices: deviceWrites(database),
    begin() {
      begin.run()
    },
    apply(entry) {
      const outcome = 'event' in entry ? steps.keepEvent(entry) : applyResponse(entry)
      const { business, device, boot, seq } = entry
      const isNumbered = device !== undefined && boot !== undefined && seq !== undefined
      // One that is refused is still on the device, so it has not arrived.
      if (isNumbered && outcome !== 'conflict') seqs.add(business, device, boot, seq)
      return outcome
    },
    beat() {
      statements.beat.run()
    },
    commit() {
      deltas.write()
      seqs.write()
      commit.run()
      arrivals.clear()
    },
    rollBack() {
      deltas.forget()
      seqs.forget()
      arrivals.clear()
      try {
        database.exec('ROLLBACK')
      } catch {
        // SQLite has rolled back by itself, as it does when the disk is full.
      }
    },
  }
}

type Statements = Readonly<
  Record<
    'insertResponse' | 'response' | 'lastArrival' | 'addTo' | 'insertAnswer' | 'lenses' | 'beat',
    StatementSync
  >
>

function prepare(database: DatabaseSync): Statements {
  return {
    insertResponse: database.prepare(
      `INSERT INTO response (business, id, touchpoint, at, clock, received, hour, arrival, locale,
         ended, device, boot, seq, fields, uncertain, touch)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (business, id) DO NOTHING`,
    ),
    response: database.prepare(
      `SELECT touchpoint, hour, uncertain, ended, EXISTS (SELECT 1 FROM answer
         WHERE answer.business = response.business AND answer.response = response.id) AS answered
       FROM response WHERE business = ? AND id = ?`,
    ),
    lastArrival: database.prepare(
      'SELECT max(arrival) AS arrival FROM response WHERE business = ?',
    ),
    addTo: database.prepare(
      'UPDATE response SET ended = coalesce(ended, ?), arrival = ? WHERE business = ? AND id = ?',
    ),
    insertAnswer: database.prepare(
      `INSERT INTO answer (business, response, question, kind, point, value, lens, option_order)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (business, response, question) DO NOTHING`,
    ),
    lenses: database.prepare(
      `SELECT question, lens, kind, point FROM answer
       WHERE business = ? AND response = ? AND lens IS NOT NULL AND point IS NOT NULL
       ORDER BY question`,
    ),
    beat: database.prepare(
      'INSERT INTO pulse (id, beats) VALUES (1, 1) ON CONFLICT DO UPDATE SET beats = beats + 1',
    ),
  }
}

function insertResponse(statements: Statements, item: Item, arrival: number): boolean {
  const { changes } = statements.insertResponse.run(
    item.business,
    item.id,
    item.touchpoint,
    item.at,
    item.clock,
    item.received,
    item.hour,
    arrival,
    item.locale ?? null,
    item.ended ?? null,
    item.device ?? null,
    item.boot ?? null,
    item.seq ?? null,
    item.fields === undefined ? null : JSON.stringify(item.fields),
    item.uncertain === true ? 1 : 0,
    item.touch === undefined ? null : JSON.stringify(item.touch),
  )
  return changes === 1
}

/** @param when that of the response's first part, which every rollup of it goes by */
function insertAnswer(
  statements: Statements,
  deltas: RollupDeltas,
  { business, id, touchpoint }: Item,
  when: When,
  { question, kind, point, value, lens, order }: KeptAnswer,
): boolean {
  const { changes } = statements.insertAnswer.run(
    business,
    id,
    question,
    kind,
    point ?? null,
    value === undefined ? null : JSON.stringify(value),
    lens ?? null,
    order === undefined ? null : JSON.stringify(order),
  )
  if (changes === 0) return false
  if (point === undefined) {
    deltas.option(business, when, [touchpoint, question, ''])
    for (const option of Array.isArray(value) ? (value as string[]) : []) {
      deltas.option(business, when, [touchpoint, question, option])
    }
    return true
  }
  deltas.cell(business, when, [touchpoint, question, kind, point])
  if (lens === undefined) return true
  for (const [pair, by] of pairChanges(statements.lenses.all(business, id), question)) {
    deltas.pair(business, when, [touchpoint, ...pair], by)
  }
  return true
}

function countFlagged(
  deltas: RollupDeltas,
  { business, touchpoint }: Item,
  when: When,
  { question, kind, point }: KeptAnswer,
): void {
  if (point !== undefined) deltas.flagged(business, when, [touchpoint, question, kind, point])
}

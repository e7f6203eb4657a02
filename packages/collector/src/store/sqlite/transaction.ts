import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Item, KeptAnswer, Outcome } from '../store.ts'
import { rollupDeltas, type RollupDeltas } from './rollup-deltas.ts'

/** One transaction's work, between its BEGIN and its COMMIT. */
export interface Transaction {
  /** Takes the write lock. @throws Error when another process keeps it too long */
  begin(): void
  /** Keeps what is new of one item. */
  apply(item: Item): Outcome
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

  return {
    begin() {
      begin.run()
    },
    apply(item) {
      const first = insertResponse(statements, item, nextArrival(item.business))
      if (first) {
        deltas.visit(item.business, item.hour, [item.touchpoint])
        for (const answer of item.answers) insertAnswer(statements, deltas, item, item.hour, answer)
        return 'stored'
      }
      arrivals.set(item.business, arrivals.get(item.business)! - 1)
      const before = statements.response.get(item.business, item.id)!
      if (before['touchpoint'] !== item.touchpoint) return 'conflict'
      const hour = Number(before['hour'])
      let added = false
      for (const answer of item.answers) {
        if (insertAnswer(statements, deltas, item, hour, answer)) added = true
      }
      const ends = item.ended !== undefined && before['ended'] === null
      if (!added && !ends) return 'duplicate'
      statements.addTo.run(item.ended ?? null, nextArrival(item.business), item.business, item.id)
      return 'stored'
    },
    beat() {
      statements.beat.run()
    },
    commit() {
      deltas.write()
      commit.run()
      arrivals.clear()
    },
    rollBack() {
      deltas.forget()
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
         ended, device, boot, seq, fields)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (business, id) DO NOTHING`,
    ),
    response: database.prepare(
      'SELECT touchpoint, hour, ended FROM response WHERE business = ? AND id = ?',
    ),
    lastArrival: database.prepare(
      'SELECT max(arrival) AS arrival FROM response WHERE business = ?',
    ),
    addTo: database.prepare(
      'UPDATE response SET ended = coalesce(ended, ?), arrival = ? WHERE business = ? AND id = ?',
    ),
    insertAnswer: database.prepare(
      `INSERT INTO answer (business, response, question, kind, point, value, lens)
       VALUES (?, ?, ?, ?, ?, ?, ?)
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
  )
  return changes === 1
}

/** @param hour that of the response's first part, which every rollup of it goes by */
function insertAnswer(
  statements: Statements,
  deltas: RollupDeltas,
  { business, id, touchpoint }: Item,
  hour: number,
  { question, kind, point, value, lens }: KeptAnswer,
): boolean {
  const { changes } = statements.insertAnswer.run(
    business,
    id,
    question,
    kind,
    point ?? null,
    value === undefined ? null : JSON.stringify(value),
    lens ?? null,
  )
  if (changes === 0) return false
  if (point === undefined) {
    deltas.option(business, hour, [touchpoint, question, ''])
    for (const option of Array.isArray(value) ? (value as string[]) : []) {
      deltas.option(business, hour, [touchpoint, question, option])
    }
    return true
  }
  deltas.cell(business, hour, [touchpoint, question, kind, point])
  if (lens === undefined) return true
  for (const [pair, by] of pairChanges(statements.lenses.all(business, id), question)) {
    deltas.pair(business, hour, [touchpoint, ...pair], by)
  }
  return true
}

type Pair = readonly [
  service: string,
  experience: string,
  serviceKind: string,
  experienceKind: string,
  servicePoint: number,
  experiencePoint: number,
]

/**
 * What an answer changes about its response's one pair: makes it, or takes the place of a later
 * question in it.
 * @param rows all answers of the response that have a lens, sorted by question
 * @param added the question of the new one
 */
function pairChanges(
  rows: readonly Record<string, unknown>[],
  added: string,
): readonly (readonly [Pair, 1 | -1])[] {
  const after = pairOf(rows)
  if (after === undefined || !after.slice(0, 2).includes(added)) return []
  const before = pairOf(rows.filter((row) => row['question'] !== added))
  return before === undefined
    ? [[after, 1]]
    : [
        [before, -1],
        [after, 1],
      ]
}

/** The first question of each lens, by id: one pair a person, whatever came first. */
function pairOf(rows: readonly Record<string, unknown>[]): Pair | undefined {
  const [service, experience] = ['service', 'experience'].map((lens) =>
    rows.find((row) => row['lens'] === lens),
  )
  if (service === undefined || experience === undefined) return undefined
  return [
    String(service['question']),
    String(experience['question']),
    String(service['kind']),
    String(experience['kind']),
    Number(service['point']),
    Number(experience['point']),
  ]
}

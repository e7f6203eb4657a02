import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { Touch } from '@shopbell/core/wire'
import type { Rows, Tap } from '../ledger/rows.ts'
import type { Item } from '../store.ts'
import { seqRanges } from './seq-ranges.ts'

/** The raw rows of one file, within the transaction that is open. */
export interface SqliteRows extends Rows {
  /** Writes what is gathered in memory. */
  write(): void
  /** Something of a business is being forgotten in this transaction. */
  forgetting(business: string): void
  /** The transaction is over. */
  forget(): void
}

/** Prepares every statement once. */
export function sqliteRows(database: DatabaseSync): SqliteRows {
  const insertResponse = database.prepare(
    `INSERT INTO response (business, id, touchpoint, at, clock, received, hour, arrival, locale,
       ended, device, boot, seq, fields, uncertain, touch)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (business, id) DO NOTHING`,
  )
  // Most say no more than this of themselves, and what is not bound costs nothing.
  const insertBare = database.prepare(
    `INSERT INTO response (business, id, touchpoint, at, clock, received, hour, arrival, locale)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (business, id) DO NOTHING`,
  )
  const anyForgotten = database.prepare('SELECT 1 FROM forgotten WHERE business = ? LIMIT 1')
  const forgotten = database.prepare('SELECT 1 FROM forgotten WHERE business = ? AND response = ?')
  const response = database.prepare(
    `SELECT touchpoint, hour, uncertain, ended, EXISTS (SELECT 1 FROM answer
       WHERE answer.business = response.business AND answer.response = response.id) AS answered
     FROM response WHERE business = ? AND id = ?`,
  )
  const lastArrival = database.prepare(
    'SELECT max(arrival) AS arrival FROM response WHERE business = ?',
  )
  const addTo = database.prepare(
    'UPDATE response SET ended = coalesce(ended, ?), arrival = ? WHERE business = ? AND id = ?',
  )
  const insertAnswer = database.prepare(
    `INSERT INTO answer (business, response, question, kind, point, value, lens, option_order)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (business, response, question) DO NOTHING`,
  )
  const insertRated = database.prepare(
    `INSERT INTO answer (business, response, question, kind, point, lens) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (business, response, question) DO NOTHING`,
  )
  const ratings = database.prepare(
    `SELECT question, kind, point, lens FROM answer
     WHERE business = ? AND response = ? AND point IS NOT NULL
     ORDER BY question`,
  )
  const insertEvent = database.prepare(
    `INSERT INTO event (business, response, event, touchpoint, at, received, hour, uncertain)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (business, response, event) DO NOTHING`,
  )
  const event = database.prepare(
    `SELECT touchpoint, hour, uncertain FROM event
     WHERE business = ? AND response = ? AND event = ?`,
  )
  const insertFlag = database.prepare(
    'INSERT INTO flag (business, response, rule) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const flagCount = database.prepare(
    'SELECT count(*) AS count FROM flag WHERE business = ? AND response = ?',
  )
  const tapsUntil = database.prepare(
    `SELECT id, at, touch FROM response
     WHERE business = ? AND device = ? AND uncertain = 0 AND at >= ? AND at <= ?
     ORDER BY at DESC LIMIT ?`,
  )
  const tapsAfter = database.prepare(
    `SELECT id, at, touch FROM response
     WHERE business = ? AND device = ? AND uncertain = 0 AND at > ? AND at <= ?
     ORDER BY at LIMIT ?`,
  )
  const goOnCleaning = database.prepare(
    `UPDATE device_alert SET ends = max(ends, ?1)
     WHERE business = ?2 AND device = ?3 AND kind = 'needs-cleaning' AND ends > ?4`,
  )
  const beginCleaning = database.prepare(
    `INSERT INTO device_alert VALUES (?, ?, 'needs-cleaning', ?, ?) ON CONFLICT DO NOTHING`,
  )
  const seqs = seqRanges(database)
  const arrivals = new Map<string, number>()
  const forgetful = new Map<string, boolean>()

  /** Read once a transaction: the write lock keeps everybody else from taking the next. */
  function arrivalsOf(business: string): number {
    let last = arrivals.get(business)
    if (last === undefined) {
      last = Number(lastArrival.get(business)?.['arrival'] ?? 0)
      arrivals.set(business, last)
    }
    return last
  }

  /** Most businesses have never forgotten anything; that is looked up once a transaction. */
  function isForgotten(business: string, id: string): boolean {
    let any = forgetful.get(business)
    if (any === undefined) {
      any = anyForgotten.get(business) !== undefined
      forgetful.set(business, any)
    }
    return any && forgotten.get(business, id) !== undefined
  }

  function insert(item: Item, arrival: number): number | bigint {
    const { business, id, touchpoint, at, clock, received, hour, locale = null } = item
    const own = [business, id, touchpoint, at, clock, received, hour, arrival, locale] as const
    if (isBare(item)) return insertBare.run(...own).changes
    const { ended, device, boot, seq, fields, uncertain, touch } = item
    return insertResponse.run(
      ...own,
      ended ?? null,
      device ?? null,
      boot ?? null,
      seq ?? null,
      fields === undefined ? null : JSON.stringify(fields),
      uncertain === true ? 1 : 0,
      touch === undefined ? null : JSON.stringify(touch),
    ).changes
  }

  return {
    insertResponse(item) {
      const { business } = item
      if (isForgotten(business, item.id)) return false
      const arrival = arrivalsOf(business) + 1
      const changes = insert(item, arrival)
      if (changes === 1) arrivals.set(business, arrival)
      return changes === 1
    },
    response(business, id) {
      const row = response.get(business, id)
      return row === undefined
        ? undefined
        : {
            ...placeOf(row),
            ended: row['ended'] === null ? null : String(row['ended']),
            answered: row['answered'] === 1,
          }
    },
    addTo(business, id, ended) {
      const arrival = arrivalsOf(business) + 1
      addTo.run(ended ?? null, arrival, business, id)
      arrivals.set(business, arrival)
    },
    insertAnswer(business, id, { question, kind, point, value, lens, order }) {
      if (point !== undefined && value === undefined && order === undefined) {
        return insertRated.run(business, id, question, kind, point, lens ?? null).changes === 1
      }
      const { changes } = insertAnswer.run(
        business,
        id,
        question,
        kind,
        point ?? null,
        value === undefined ? null : JSON.stringify(value),
        lens ?? null,
        order === undefined ? null : JSON.stringify(order),
      )
      return changes === 1
    },
    ratings: (business, id) =>
      ratings.all(business, id).map((row) => ({
        question: String(row['question']),
        kind: String(row['kind']),
        point: Number(row['point']),
        lens: row['lens'] === null ? null : String(row['lens']),
      })),
    insertEvent({ business, id, event, touchpoint, at, received, hour, uncertain }) {
      if (isForgotten(business, id)) return false
      const { changes } = insertEvent.run(
        business,
        id,
        event,
        touchpoint,
        at,
        received,
        hour,
        uncertain === true ? 1 : 0,
      )
      return changes === 1
    },
    event(business, id, name) {
      const row = event.get(business, id, name)
      return row === undefined ? undefined : placeOf(row)
    },
    insertFlag: (business, id, rule) => insertFlag.run(business, id, rule).changes === 1,
    flagCount: (business, id) => Number(flagCount.get(business, id)!['count']),
    tapsUntil: (business, device, { since, at }, limit) =>
      tapsUntil.all(business, device, since, at, limit).map(tap),
    tapsAfter: (business, device, { since, at }, limit) =>
      tapsAfter.all(business, device, since, at, limit).map(tap),
    needsCleaning(business, device, received, ends) {
      const goesOn = goOnCleaning.run(ends, business, device, received).changes > 0
      if (!goesOn) beginCleaning.run(business, device, received, ends)
    },
    arrived: (...number) => seqs.add(...number),
    write: () => seqs.write(),
    forgetting(business) {
      forgetful.set(business, true)
    },
    forget() {
      seqs.forget()
      arrivals.clear()
      forgetful.clear()
    },
  }
}

/** Whether a response says nothing but when, where and in which language. */
function isBare({ ended, device, boot, seq, fields, uncertain, touch }: Item): boolean {
  return (
    ended === undefined &&
    device === undefined &&
    boot === undefined &&
    seq === undefined &&
    fields === undefined &&
    uncertain !== true &&
    touch === undefined
  )
}

type Found = Readonly<Record<string, SQLOutputValue>>

/** Where and when a row of a response or an event counts. */
export function placeOf(row: Found): { touchpoint: string; hour: number; uncertain: boolean } {
  return {
    touchpoint: String(row['touchpoint']),
    hour: Number(row['hour']),
    uncertain: row['uncertain'] === 1,
  }
}

function tap(row: Found): Tap {
  const { touch } = row
  return {
    id: String(row['id']),
    at: Number(row['at']),
    touch: typeof touch === 'string' ? (JSON.parse(touch) as Touch) : null,
  }
}

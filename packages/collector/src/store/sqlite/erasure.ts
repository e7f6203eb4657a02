import type { VisitEvent } from '@shopbell/core'
import type { DatabaseSync } from 'node:sqlite'
import type { ErasureStore, Expiring, Forgetting, Forgotten } from '../erasure-store.ts'
import type { RollupSums } from '../ledger/rollup-sums.ts'
import { uncount, type KeptVisit } from '../ledger/uncount.ts'
import type { GroupCommit } from './group-commit.ts'
import type { Read, Reader } from './reader.ts'
import { placeOf } from './rows.ts'

/** Responses that one transaction forgets, so that nobody's answer waits long for it. */
const PORTION = 200

/** Forgets within the transaction that is open. */
export interface Eraser {
  forget(business: string, response: string): Forgotten
  /** @returns whether there were words */
  expire(business: string, response: string, question: string): boolean
}

/** Prepares every statement once. */
export function eraser(database: DatabaseSync, sums: RollupSums): Eraser {
  const response = database.prepare(
    'SELECT touchpoint, hour, uncertain FROM response WHERE business = ? AND id = ?',
  )
  const answers = database.prepare(
    `SELECT question, kind, point, value, lens FROM answer
     WHERE business = ? AND response = ? ORDER BY question`,
  )
  const events = database.prepare(
    'SELECT event, touchpoint, hour, uncertain FROM event WHERE business = ? AND response = ?',
  )
  const rules = database.prepare('SELECT rule FROM flag WHERE business = ? AND response = ?')
  const removals = [
    'DELETE FROM response WHERE business = ? AND id = ?',
    'DELETE FROM answer WHERE business = ? AND response = ?',
    'DELETE FROM event WHERE business = ? AND response = ?',
    'DELETE FROM flag WHERE business = ? AND response = ?',
    'INSERT INTO forgotten (business, response) VALUES (?, ?) ON CONFLICT DO NOTHING',
  ].map((sql) => database.prepare(sql))
  const expire = database.prepare(
    `UPDATE answer SET value = 'null'
     WHERE business = ? AND response = ? AND question = ? AND kind IN ('text', 'contact')
       AND value <> 'null'`,
  )

  function visitOf(business: string, id: string): KeptVisit {
    const row = response.get(business, id)
    const given = answers.all(business, id)
    return {
      business,
      response: row && { ...placeOf(row), ended: null, answered: given.length > 0 },
      ratings: given.flatMap(({ question, kind, point, lens }) =>
        point === null
          ? []
          : {
              question: String(question),
              kind: String(kind),
              point: Number(point),
              lens: lens === null ? null : String(lens),
            },
      ),
      others: given.flatMap(({ question, point, value }) =>
        point === null ? { question: String(question), value: JSON.parse(String(value)) } : [],
      ),
      events: events
        .all(business, id)
        .map((row) => Object.assign(placeOf(row), { event: row['event'] as VisitEvent })),
      rules: rules.all(business, id).map(({ rule }) => String(rule)),
    }
  }

  return {
    forget(business, id) {
      const visit = visitOf(business, id)
      uncount(visit, sums)
      for (const removal of removals) removal.run(business, id)
      return {
        responses: visit.response === undefined ? 0 : 1,
        answers: visit.ratings.length + visit.others.length,
        events: visit.events.length,
      }
    },
    expire: (...key) => expire.run(...key).changes === 1,
  }
}

/** Finds in the thread that reads, and takes out in portions among everybody's commits. */
export function erasureStore(
  writes: Eraser,
  group: Pick<GroupCommit, 'run'>,
  reader: Pick<Reader, 'read'>,
  checkpoint: () => void,
): ErasureStore {
  /** Does the work row by row, and lets others in after each portion. @returns what each came to */
  async function inPortions<T>(rows: readonly Row[], work: (row: Row) => T): Promise<readonly T[]> {
    const done: T[] = []
    for (let at = 0; at < rows.length; at += PORTION) {
      const portion = rows.slice(at, at + PORTION)
      done.push(...(await group.run(() => portion.map(work))))
    }
    // What was taken out still stands in the log, until that is written over.
    checkpoint()
    return done
  }

  return {
    async forget(what) {
      const [rows] =
        'response' in what ? [[{ id: what.response }]] : await reader.read([idsRead(what)])
      const done = await inPortions(rows!, ({ id }) => writes.forget(what.business, String(id)))
      return {
        responses: sum(done.map(({ responses }) => responses)),
        answers: sum(done.map(({ answers }) => answers)),
        events: sum(done.map(({ events }) => events)),
      }
    },
    async expire(what) {
      const [rows] = await reader.read([expiringRead(what)])
      const done = await inPortions(rows!, ({ response, question }) =>
        writes.expire(what.business, String(response), String(question)),
      )
      return done.filter(Boolean).length
    },
  }
}

type Row = Readonly<Record<string, unknown>>

function idsRead(what: Exclude<Forgetting, { response: string }>): Read {
  return 'device' in what
    ? {
        sql: 'SELECT id FROM response WHERE business = ? AND device = ?',
        params: [what.business, what.device],
      }
    : { sql: OF_RESPONDENT, params: [what.business, what.respondent] }
}

/** Mail addresses in whatever case, telephone numbers with whatever spaces. */
const OF_RESPONDENT = `SELECT response AS id FROM answer
  WHERE business = ?1 AND kind = 'contact' AND (
    lower(json_extract(value, '$.email')) = lower(trim(?2))
    OR replace(json_extract(value, '$.phone'), ' ', '') = replace(?2, ' ', ''))
  UNION
  SELECT response.id FROM response, json_each(response.fields) field
  WHERE business = ?1 AND fields IS NOT NULL AND ?2 <> ''
    AND field.type IN ('text', 'integer', 'real') AND CAST(field.value AS TEXT) = ?2`

function expiringRead({ business, kind, before }: Expiring): Read {
  return {
    sql: `SELECT answer.response, answer.question FROM answer
      JOIN response ON response.business = answer.business AND response.id = answer.response
      WHERE answer.business = ? AND kind IN ('text', 'contact') AND value <> 'null' AND kind = ?
        AND response.received < ?`,
    params: [business, kind, before],
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0)
}

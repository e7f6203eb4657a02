import type { VisitEvent } from '@shopbell/core'
import type { ErasureStore, Expiring, Forgetting, Forgotten } from '../erasure-store.ts'
import { rollupSums } from '../ledger/rollup-sums.ts'
import { uncount, type KeptVisit } from '../ledger/uncount.ts'
import type { Row, Session, Value } from './database.ts'
import { OF_IDS, placeOf, ratingOf } from './rows.ts'
import { isUuid } from './uuid.ts'
import { wellFormed } from './well-formed.ts'
import { writeRollups } from './writes.ts'

/** Responses that one transaction forgets, so that nobody's answer waits long for it. */
const PORTION = 200

/**
 * Finds what is meant, and takes it out in portions among everybody's commits.
 * @param change runs work in a transaction that holds the business's lock
 */
export function erasureIn(
  session: Session,
  change: <T>(business: string, work: (session: Session) => Promise<T>) => Promise<T>,
): ErasureStore {
  return {
    async forget(what) {
      const { business } = what
      const done: Forgotten[] = []
      for (const ids of portionsOf(await idsOf(session, what))) {
        done.push(await change(business, (own) => forget(own, business, ids)))
      }
      return {
        responses: sum(done.map(({ responses }) => responses)),
        answers: sum(done.map(({ answers }) => answers)),
        events: sum(done.map(({ events }) => events)),
      }
    },
    async expire(what) {
      const done: number[] = []
      const rows = await session.query(EXPIRING, [what.business, what.kind, what.before])
      const ids = [...new Set(rows.map(({ response }) => String(response)))]
      for (const portion of portionsOf(ids)) {
        done.push(await change(what.business, (own) => expire(own, what, portion)))
      }
      return sum(done)
    },
  }
}

const OF_DEVICE = 'SELECT id FROM response WHERE business = $1 AND device = $2'

/** JSON that no text of PostgreSQL can have: NUL, and half a surrogate pair. No address has them. */
const isText = (column: string): string => `${column} !~ '\\\\u(0000|d[89a-f])'`

/** Mail addresses in whatever case, telephone numbers with whatever spaces. */
const OF_RESPONDENT = `SELECT response AS id FROM answer
  WHERE business = $1 AND kind = 'contact' AND ${isText('value')} AND CASE WHEN ${isText('value')} THEN
    lower(value::json ->> 'email') = lower(trim($2))
    OR replace(value::json ->> 'phone', ' ', '') = replace($2, ' ', '') END
  UNION
  SELECT response.id FROM response
    CROSS JOIN LATERAL json_each(CASE WHEN ${isText('fields')} THEN fields::json END) AS field
  WHERE business = $1 AND $2 <> ''
    AND json_typeof(field.value) IN ('string', 'number') AND field.value #>> '{}' = $2`

async function idsOf(session: Session, what: Forgetting): Promise<readonly string[]> {
  if ('response' in what) return [what.response.toLowerCase()].filter(isUuid)
  const [text, value] =
    'device' in what ? [OF_DEVICE, what.device] : [OF_RESPONDENT, what.respondent]
  const rows = await session.query(text, [what.business, wellFormed(value)])
  return rows.map(({ id }) => String(id))
}

const RESPONSES = `SELECT id, touchpoint, hour, uncertain FROM response WHERE ${OF_IDS('id')}`

const ANSWERS = `SELECT response AS id, question, kind, point, value, lens FROM answer
  WHERE ${OF_IDS('response')} ORDER BY question`

const EVENTS = `SELECT response AS id, event, touchpoint, hour, uncertain FROM event
  WHERE ${OF_IDS('response')}`

const RULES = `SELECT response AS id, rule FROM flag WHERE ${OF_IDS('response')}`

const REMOVALS = [
  `DELETE FROM response WHERE ${OF_IDS('id')}`,
  `DELETE FROM answer WHERE ${OF_IDS('response')}`,
  `DELETE FROM event WHERE ${OF_IDS('response')}`,
  `DELETE FROM flag WHERE ${OF_IDS('response')}`,
]

const FORGET = `INSERT INTO forgotten (business, response)
  SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING`

async function forget(
  session: Session,
  business: string,
  ids: readonly string[],
): Promise<Forgotten> {
  const values = ofIds(business, ids)
  const [responses, answers, events, rules] = await Promise.all([
    session.query(RESPONSES, values),
    session.query(ANSWERS, values),
    session.query(EVENTS, values),
    session.query(RULES, values),
  ])
  const sums = rollupSums()
  for (const id of ids) {
    const own = (rows: readonly Row[]): readonly Row[] => rows.filter((row) => row['id'] === id)
    uncount(
      visitOf(business, own(responses)[0], own(answers), {
        events: own(events),
        rules: own(rules),
      }),
      sums,
    )
  }
  await Promise.all([
    ...REMOVALS.map((text) => session.query(text, values)),
    session.query(FORGET, values.slice(0, 2)),
    writeRollups(session, business, sums),
  ])
  return { responses: responses.length, answers: answers.length, events: events.length }
}

function visitOf(
  business: string,
  response: Row | undefined,
  answers: readonly Row[],
  { events, rules }: { readonly events: readonly Row[]; readonly rules: readonly Row[] },
): KeptVisit {
  return {
    business,
    response: response && { ...placeOf(response), ended: null, answered: answers.length > 0 },
    ratings: answers.filter(({ point }) => point !== null).map(ratingOf),
    others: answers.flatMap(({ question, point, value }) =>
      point === null ? { question: String(question), value: JSON.parse(String(value)) } : [],
    ),
    events: events.map((row) => ({ ...placeOf(row), event: row['event'] as VisitEvent })),
    rules: rules.map(({ rule }) => String(rule)),
  }
}

const EXPIRING = `SELECT answer.response FROM answer
  JOIN response ON response.business = answer.business AND response.id = answer.response
  WHERE answer.business = $1 AND kind IN ('text', 'contact') AND value <> 'null' AND kind = $2
    AND response.received < $3`

const EXPIRE = `UPDATE answer SET value = 'null'
  WHERE ${OF_IDS('response')} AND kind IN ('text', 'contact') AND value <> 'null' AND kind = $5
  RETURNING question`

async function expire(
  session: Session,
  { business, kind }: Expiring,
  ids: readonly string[],
): Promise<number> {
  return (await session.query(EXPIRE, [...ofIds(business, ids), kind])).length
}

function ofIds(business: string, ids: readonly string[]): readonly Value[] {
  const sorted = [...ids].sort()
  return [business, `{${sorted.join(',')}}`, sorted[0]!, sorted.at(-1)!]
}

function portionsOf(ids: readonly string[]): readonly (readonly string[])[] {
  const portions: (readonly string[])[] = []
  for (let at = 0; at < ids.length; at += PORTION) portions.push(ids.slice(at, at + PORTION))
  return portions
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0)
}

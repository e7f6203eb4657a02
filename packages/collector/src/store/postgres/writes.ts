import { runsOf, type Run } from '../ledger/runs.ts'
import type { RollupSums } from '../ledger/rollup-sums.ts'
import { ROLLUP_TABLES, type RollupName } from '../rollup-tables.ts'
import type { Session, Transaction } from './database.ts'
import type { Additions, Cleaning, NewRow } from './rows.ts'
import { wellFormed } from './well-formed.ts'

/** Sends everything a group adds for one business; it is written once the transaction commits. */
export async function writeAdditions(
  session: Transaction,
  business: string,
  additions: Additions,
  sums: RollupSums,
): Promise<void> {
  const { responses, renewed, answers, events, flags, cleanings, numbers, last } = additions
  const inserts: readonly (readonly [string, readonly NewRow[]])[] = [
    [INSERTS.response, responses],
    [INSERTS.answer, answers],
    [INSERTS.event, events],
    [INSERTS.flag, flags],
    [RENEW, renewed],
  ]
  for (const [text, rows] of [...inserts, ...upsertsOf(sums, business)]) {
    if (rows.length > 0) session.post(text, [business, JSON.stringify(rows)])
  }
  if (responses.length > 0 || renewed.length > 0) session.post(LAST, [business, last])
  await Promise.all([
    cleanOneAfterTheOther(session, business, cleanings),
    ...numbers.map((each) => joinRanges(session, business, each)),
  ])
}

const LAST = 'UPDATE arrivals SET last = $2 WHERE business = $1'

/** Adds every sum of a business to its row. */
export async function writeRollups(
  session: Session,
  business: string,
  sums: RollupSums,
): Promise<void> {
  await Promise.all(
    upsertsOf(sums, business)
      .filter(([, rows]) => rows.length > 0)
      .map(([text, rows]) => session.query(text, [business, JSON.stringify(rows)])),
  )
}

function upsertsOf(
  sums: RollupSums,
  business: string,
): readonly (readonly [string, readonly NewRow[]])[] {
  return ROLLUPS.map(([rollup, text]) => [text, rollupRows(sums, rollup, business)])
}

const COLUMNS = {
  response: `id uuid, touchpoint text, at bigint, clock bigint, received bigint, hour bigint,
    arrival bigint, locale text, ended text, device text, boot text, seq bigint, fields text,
    uncertain smallint, touch text`,
  answer: `response uuid, question text, kind text, point bigint, value text, lens text,
    option_order text`,
  event: `response uuid, event text, touchpoint text, at bigint, received bigint, hour bigint,
    uncertain smallint`,
  flag: 'response uuid, rule text',
} as const

/** No `ON CONFLICT`: under the business's lock nothing can be there that was not seen. */
const INSERTS = {
  response: insertOf('response'),
  answer: insertOf('answer'),
  event: insertOf('event'),
  flag: insertOf('flag'),
}

function insertOf(table: keyof typeof COLUMNS): string {
  const names = COLUMNS[table].split(',').map((column) => column.trim().split(' ')[0]!)
  return `INSERT INTO ${table} (business, ${names.join(', ')})
    SELECT $1, row.* FROM json_to_recordset($2::json) AS row (${COLUMNS[table]})`
}

const RENEW = `UPDATE response SET ended = row.ended, arrival = row.arrival
  FROM json_to_recordset($2::json) AS row (id uuid, ended text, arrival bigint)
  WHERE response.business = $1 AND response.id = row.id`

const ROLLUPS = (Object.keys(ROLLUP_TABLES) as RollupName[]).map(
  (rollup): readonly [RollupName, string] => {
    const { name, place, numbers } = ROLLUP_TABLES[rollup]
    const key = ['grain', 'bucket', ...place]
    const types = place.map((each) => `${each} ${numbers.includes(each) ? 'bigint' : 'text'}`)
    return [
      rollup,
      `INSERT INTO ${name} AS kept (business, ${key.join(', ')}, count)
       SELECT $1, row.* FROM json_to_recordset($2::json)
         AS row (grain text, bucket bigint, ${types.join(', ')}, count bigint)
       ON CONFLICT (business, ${key.join(', ')}) DO UPDATE SET count = kept.count + excluded.count`,
    ]
  },
)

function rollupRows(sums: RollupSums, rollup: RollupName, business: string): readonly NewRow[] {
  const { place: columns } = ROLLUP_TABLES[rollup]
  return sums
    .rows(rollup)
    .filter((row) => row.business === business)
    .map(({ grain, bucket, place, count }) =>
      Object.fromEntries([
        ['grain', grain],
        ['bucket', bucket],
        ...columns.map((column, index) => [column, place[index]!] as const),
        ['count', count],
      ]),
    )
}

const GO_ON_CLEANING = `UPDATE device_alert SET ends = greatest(ends, $4)
  WHERE business = $1 AND device = $2 AND kind = 'needs-cleaning' AND ends > $3
  RETURNING since`

const BEGIN_CLEANING = `INSERT INTO device_alert (business, device, kind, since, ends)
  VALUES ($1, $2, 'needs-cleaning', $3, $4)
  ON CONFLICT DO NOTHING`

/** The second one of a group goes on with what the first began. */
async function cleanOneAfterTheOther(
  session: Session,
  business: string,
  cleanings: readonly Cleaning[],
): Promise<void> {
  for (const { device, received, ends } of cleanings) {
    const values = [business, wellFormed(device), received, ends]
    const goesOn = await session.query(GO_ON_CLEANING, values)
    if (goesOn.length === 0) await session.query(BEGIN_CLEANING, values)
  }
}

/** Every range that touches the new one; one takes their place. */
const TAKE_RANGES = `DELETE FROM seq_range
  WHERE business = $1 AND device = $2 AND boot = $3 AND first <= $5::bigint + 1
    AND last >= $4::bigint - 1
  RETURNING first, last`

const PUT_RANGE = `INSERT INTO seq_range (business, device, boot, first, last)
  VALUES ($1, $2, $3, $4, $5)`

async function joinRange(
  session: Session,
  [business, device, boot]: readonly [string, string, string],
  [first, last]: Run,
): Promise<void> {
  const near = await session.query(TAKE_RANGES, [business, device, boot, first, last])
  const from = Math.min(first, ...near.map((row) => Number(row['first'])))
  const to = Math.max(last, ...near.map((row) => Number(row['last'])))
  await session.query(PUT_RANGE, [business, device, boot, from, to])
}

/** One after the other: ranges that follow each other may touch the same one. */
async function joinRanges(
  session: Session,
  business: string,
  { device, boot, seqs }: Additions['numbers'][number],
): Promise<void> {
  const key = [business, wellFormed(device), wellFormed(boot)] as const
  for (const run of runsOf(seqs)) await joinRange(session, key, run)
}

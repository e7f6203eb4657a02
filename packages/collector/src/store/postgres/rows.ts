import type { Touch } from '@shopbell/core/wire'
import { LOOKED_AT } from '../ledger/flags.ts'
import type { KnownResponse, Rating, Rows, Tap, When } from '../ledger/rows.ts'
import type { Entry, EventItem, Item, KeptAnswer } from '../store.ts'
import type { Row, Session } from './database.ts'
import { wellFormed } from './well-formed.ts'

/** A row to be inserted, by the columns of its table without the business; what is not in it is NULL. */
export type NewRow = Readonly<Columns>

type Columns = Record<string, string | number | null | undefined>

/** What a group adds to the raw rows of one business. */
export interface Additions {
  readonly responses: readonly NewRow[]
  /** Responses that were there and arrive anew: id, ending, arrival. */
  readonly renewed: readonly NewRow[]
  readonly answers: readonly NewRow[]
  readonly events: readonly NewRow[]
  readonly flags: readonly NewRow[]
  readonly cleanings: readonly Cleaning[]
  /** Numbers that arrived, by device and boot. */
  readonly numbers: readonly {
    readonly device: string
    readonly boot: string
    readonly seqs: ReadonlySet<number>
  }[]
  /** The last arrival that is given out now. */
  readonly last: number
}

/** A screen needs cleaning, in epoch ms. */
export interface Cleaning {
  readonly device: string
  readonly received: number
  readonly ends: number
}

/** The raw rows of one business that a group of entries may touch, in memory. */
export interface LoadedRows extends Rows {
  additions(): Additions
}

/**
 * Takes the business's lock, then reads every row that the rules can ask for: whoever else writes
 * for this business waits until the transaction is over, so what was read stays true.
 */
export async function loadRows(
  session: Session,
  business: string,
  entries: readonly Entry[],
): Promise<LoadedRows> {
  const ids = [...new Set(entries.map(({ id }) => id))]
  const readOwn = () =>
    Promise.all([
      readRows(session, business, ids),
      Promise.all(spansOf(entries).map((span) => readTaps(session, business, span))),
    ])
  // Sent together; the server answers the reads once it has given the lock.
  const [last, read] = await Promise.all([takeLock(session, business), readOwn()])
  // There was nothing to lock yet, so somebody else may have been first.
  const locked = last ?? (await lock(session, business))
  const [own, spans] = last === undefined ? await readOwn() : read
  const known = new Set(ids)
  const near = spans.flatMap(({ taps }) => taps.map(({ id }) => id).filter((id) => !known.has(id)))
  const others = await readRows(session, business, [...new Set(near)])
  return rowsIn(
    locked,
    [...own, ...others],
    spans.map(({ device, taps }) => [device, taps]),
  )
}

const LOCK = 'SELECT last FROM arrivals WHERE business = $1 FOR UPDATE'
const FIRST_LOCK = 'INSERT INTO arrivals (business, last) VALUES ($1, 0) ON CONFLICT DO NOTHING'

/** @returns the last arrival that was given out; `undefined` where there is no row to lock yet */
async function takeLock(session: Session, business: string): Promise<number | undefined> {
  const [row] = await session.query(LOCK, [business])
  return row === undefined ? undefined : Number(row['last'])
}

/** Makes the row of a new business. @returns the last arrival that was given out */
export async function lock(session: Session, business: string): Promise<number> {
  const last = await takeLock(session, business)
  if (last !== undefined) return last
  await session.query(FIRST_LOCK, [business])
  return (await takeLock(session, business))!
}

/** The smallest and the largest id let the server pass over every month but theirs. */
export const OF_IDS = (column: string): string =>
  `business = $1 AND ${column} = ANY ($2::uuid[]) AND ${column} >= $3 AND ${column} <= $4`

/** All of it in one statement: each further one costs more than what it finds. */
const READ = `SELECT 'response' AS found, id, touchpoint, hour, uncertain, ended,
    NULL AS name, NULL AS kind, NULL::bigint AS point, NULL AS lens
    FROM response WHERE ${OF_IDS('id')}
  UNION ALL SELECT 'answer', response, NULL, NULL, NULL, NULL, question, kind, point, lens
    FROM answer WHERE ${OF_IDS('response')}
  UNION ALL SELECT 'event', response, touchpoint, hour, uncertain, NULL, event, NULL, NULL, NULL
    FROM event WHERE ${OF_IDS('response')}
  UNION ALL SELECT 'flag', response, NULL, NULL, NULL, NULL, rule, NULL, NULL, NULL
    FROM flag WHERE ${OF_IDS('response')}
  UNION ALL SELECT 'forgotten', response, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM forgotten WHERE ${OF_IDS('response')}`

async function readRows(
  session: Session,
  business: string,
  ids: readonly string[],
): Promise<readonly Row[]> {
  if (ids.length === 0) return []
  const sorted = [...ids].sort()
  return session.query(READ, [business, `{${sorted.join(',')}}`, sorted[0]!, sorted.at(-1)!])
}

/** A stretch of a device's time in which the group has taps. */
interface Span {
  readonly device: string
  readonly from: number
  readonly to: number
}

/** Taps that are far apart are looked up apart, so that nothing between them is read for nothing. */
function spansOf(entries: readonly Entry[]): readonly Span[] {
  const byDevice = new Map<string, number[]>()
  for (const entry of entries) {
    const { device, at, uncertain } = entry
    if ('event' in entry || device === undefined || uncertain === true) continue
    if (!Number.isFinite(at)) continue
    const times = byDevice.get(device)
    if (times === undefined) byDevice.set(device, [at])
    else times.push(at)
  }
  return [...byDevice].flatMap(([device, times]) => {
    const spans: { device: string; from: number; to: number }[] = []
    for (const at of times.sort((a, b) => a - b)) {
      const last = spans.at(-1)
      if (last !== undefined && at - last.to <= LOOKED_AT.before.time) last.to = at
      else spans.push({ device, from: at, to: at })
    }
    return spans
  })
}

const OF_DEVICE = `SELECT id, at, touch FROM response
  WHERE business = $1 AND device = $2 AND uncertain = 0`

const TAPS = `(${OF_DEVICE} AND at >= $3 AND at < $4 ORDER BY at DESC LIMIT ${LOOKED_AT.before.taps})
  UNION ALL (${OF_DEVICE} AND at >= $4 AND at <= $5)
  UNION ALL (${OF_DEVICE} AND at > $5 AND at <= $6 ORDER BY at LIMIT ${LOOKED_AT.after.taps})`

async function readTaps(
  session: Session,
  business: string,
  { device, from, to }: Span,
): Promise<{ device: string; taps: readonly Tap[] }> {
  const rows = await session.query(TAPS, [
    business,
    wellFormed(device),
    from - LOOKED_AT.before.time,
    from,
    to,
    to + LOOKED_AT.after.time,
  ])
  const taps = rows.map(({ id, at, touch }): Tap => ({
    id: String(id),
    at: Number(at),
    touch: typeof touch === 'string' ? (JSON.parse(touch) as Touch) : null,
  }))
  return { device, taps }
}

interface KeptResponse {
  readonly touchpoint: string
  readonly hour: number
  readonly uncertain: boolean
  ended: string | null
}

function rowsIn(
  lastArrival: number,
  found: readonly Row[],
  foundTaps: readonly (readonly [string, readonly Tap[]])[],
): LoadedRows {
  const responses = new Map<string, KeptResponse>()
  const answers = new Map<string, Map<string, Rating | null>>()
  const events = new Map<string, When & { readonly touchpoint: string }>()
  const flags = new Map<string, Set<string>>()
  const taps = new Map<string, Tap[]>()
  const forgotten = new Set<string>()

  const added = {
    responses: new Map<string, Columns>(),
    renewed: new Map<string, Columns>(),
    answers: [] as NewRow[],
    events: [] as NewRow[],
    flags: [] as NewRow[],
    cleanings: [] as Cleaning[],
    numbers: new Map<string, { device: string; boot: string; seqs: Set<number> }>(),
  }
  let last = lastArrival

  for (const row of found) {
    const [id, name] = [String(row['id']), String(row['name'])]
    switch (row['found']) {
      case 'response': {
        const { ended } = row
        responses.set(id, { ...placeOf(row), ended: typeof ended === 'string' ? ended : null })
        break
      }
      case 'answer': {
        const own = of(answers, id, () => new Map<string, Rating | null>())
        own.set(name, row['point'] === null ? null : ratingOf({ ...row, question: name }))
        break
      }
      case 'event':
        events.set(`${id} ${name}`, placeOf(row))
        break
      case 'flag':
        of(flags, id, () => new Set<string>()).add(name)
        break
      default:
        forgotten.add(id)
    }
  }
  for (const [device, each] of foundTaps) of(taps, device, (): Tap[] => []).push(...each)
  for (const each of taps.values()) each.sort(byTime)

  return {
    insertResponse(item) {
      if (responses.has(item.id) || forgotten.has(item.id)) return false
      const { touchpoint, hour, uncertain = false, ended = null } = item
      responses.set(item.id, { touchpoint, hour, uncertain, ended })
      added.responses.set(item.id, responseRow(item, ++last))
      if (item.device !== undefined && !uncertain) {
        const { id, at, touch = null } = item
        insertTap(
          of(taps, item.device, (): Tap[] => []),
          { id, at, touch },
        )
      }
      return true
    },
    response(_business, id): KnownResponse | undefined {
      const response = responses.get(id)
      return response && { ...response, answered: (answers.get(id)?.size ?? 0) > 0 }
    },
    addTo(_business, id, ended) {
      const response = responses.get(id)!
      response.ended ??= ended ?? null
      const row = added.responses.get(id) ?? of(added.renewed, id, () => ({ id }))
      Object.assign(row, { ended: response.ended, arrival: ++last })
    },
    insertAnswer(_business, id, answer) {
      const own = of(answers, id, () => new Map<string, Rating | null>())
      if (own.has(answer.question)) return false
      const { question, kind, point, lens = null } = answer
      own.set(question, point === undefined ? null : { question, kind, point, lens })
      added.answers.push(answerRow(id, answer))
      return true
    },
    ratings: (_business, id) =>
      [...(answers.get(id)?.values() ?? [])]
        .filter((rating) => rating !== null)
        .sort((a, b) => (a.question < b.question ? -1 : 1)),
    insertEvent(item) {
      const name = `${item.id} ${item.event}`
      if (events.has(name) || forgotten.has(item.id)) return false
      const { touchpoint, hour, uncertain = false } = item
      events.set(name, { touchpoint, hour, uncertain })
      added.events.push(eventRow(item))
      return true
    },
    event: (_business, id, event) => events.get(`${id} ${event}`),
    insertFlag(_business, id, rule) {
      const own = of(flags, id, () => new Set<string>())
      if (own.has(rule)) return false
      own.add(rule)
      added.flags.push({ response: id, rule })
      return true
    },
    flagCount: (_business, id) => flags.get(id)?.size ?? 0,
    tapsUntil(_business, device, { since, at }, limit) {
      const own = taps.get(device) ?? []
      const end = countUntil(own, at)
      const near = own.slice(Math.max(0, end - limit), end).reverse()
      return near.filter((tap) => tap.at >= since)
    },
    tapsAfter(_business, device, { since, at }, limit) {
      const own = taps.get(device) ?? []
      const begin = countUntil(own, since)
      return own.slice(begin, begin + limit).filter((tap) => tap.at <= at)
    },
    needsCleaning(_business, device, received, ends) {
      added.cleanings.push({ device, received, ends })
    },
    arrived(_business, device, boot, seq) {
      const name = JSON.stringify([device, boot])
      of(added.numbers, name, () => ({ device, boot, seqs: new Set<number>() })).seqs.add(seq)
    },
    additions: () => ({
      responses: [...added.responses.values()],
      renewed: [...added.renewed.values()] as NewRow[],
      answers: added.answers,
      events: added.events,
      flags: added.flags,
      cleanings: added.cleanings,
      numbers: [...added.numbers.values()],
      last,
    }),
  }
}

/** What a map has under a key, made when it has nothing. */
function of<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) {
    value = make()
    map.set(key, value)
  }
  return value
}

/** An answer that has a point. */
export function ratingOf({ question, kind, point, lens }: Row): Rating {
  return {
    question: String(question),
    kind: String(kind),
    point: Number(point),
    lens: typeof lens === 'string' ? lens : null,
  }
}

/** Where and when a row of a response or an event counts. */
export function placeOf(row: Row): { touchpoint: string; hour: number; uncertain: boolean } {
  return {
    touchpoint: String(row['touchpoint']),
    hour: Number(row['hour']),
    uncertain: row['uncertain'] === 1,
  }
}

function byTime(a: Tap, b: Tap): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1)
}

/** How many taps are not later than `at`. */
function countUntil(taps: readonly Tap[], at: number): number {
  let [low, high] = [0, taps.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (taps[middle]!.at <= at) low = middle + 1
    else high = middle
  }
  return low
}

function insertTap(taps: Tap[], tap: Tap): void {
  let place = countUntil(taps, tap.at)
  while (place > 0 && byTime(tap, taps[place - 1]!) < 0) place--
  taps.splice(place, 0, tap)
}

function responseRow(item: Item, arrival: number): Columns {
  const { id, touchpoint, at, clock, received, hour, locale, ended, seq } = item
  const { device, boot, fields, uncertain, touch } = item
  return {
    id,
    touchpoint,
    at,
    clock,
    received,
    hour,
    arrival,
    locale,
    ended,
    device: device && wellFormed(device),
    boot: boot && wellFormed(boot),
    seq,
    fields: fields && JSON.stringify(fields),
    uncertain: uncertain === true ? 1 : 0,
    touch: touch && JSON.stringify(touch),
  }
}

function answerRow(response: string, answer: KeptAnswer): NewRow {
  const { question, kind, point, value, lens, order } = answer
  return {
    response,
    question,
    kind,
    point,
    // `undefined` for what is rated; JSON writes it as nothing.
    value: JSON.stringify(value),
    lens,
    option_order: order && JSON.stringify(order),
  }
}

function eventRow({ id, event, touchpoint, at, received, hour, uncertain }: EventItem): NewRow {
  return {
    response: id,
    event,
    touchpoint,
    at,
    received,
    hour,
    uncertain: uncertain === true ? 1 : 0,
  }
}

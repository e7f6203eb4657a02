import { uuidV7 } from '@shopbell/widget/prompt'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startCollector, type Collector } from '../support/collector.ts'

const KILLS = 20
const LANES = 8
const SEED = Number(process.env['SEED'] ?? 20_261_122)

/** A small repeatable source of chance (mulberry32), so that a failure can be run again. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

function shuffled(random: () => number): readonly string[] {
  return REASONS.map((reason) => ({ reason, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ reason }) => reason)
}

let collector: Collector
beforeAll(async () => void (collector = await startCollector()))
afterAll(() => collector.stop())

/** One visit: it was shown, and perhaps answered or dismissed; who is not content says why. */
interface Sent {
  readonly id: string
  readonly point: number | null
  /** Reasons as they were shown; the first one is taken. */
  readonly order: readonly string[]
  /** Whether its events travel after its answers. */
  readonly late: boolean
}

const REASONS = ['quick-help', 'messy', 'not-found', 'rude', 'confusing-site']

/** What is sent of one visit, in the order it is sent. */
function partsOf({ id, point, order, late }: Sent): readonly object[] {
  const visit = { id, touchpoint: 'web-checkout', at: Date.now() }
  const shown = { ...visit, event: 'shown', answers: [] }
  if (point === null) return [shown, { ...visit, event: 'dismissed', answers: [] }]
  const answers: object[] = [{ question: 'satisfaction', value: point }]
  if (point <= 2) answers.push({ question: 'reasons', value: order.slice(0, 1), order })
  const answered = { ...visit, answers }
  return late ? [answered, shown] : [shown, answered]
}

/** Posts a batch; `true` only when every part of it came back as stored or duplicate. */
async function post(batch: readonly Sent[]): Promise<boolean> {
  const responses = batch.flatMap(partsOf)
  try {
    const reply = await fetch(`${collector.url}/v1/responses`, {
      method: 'POST',
      body: JSON.stringify({ business: 'acme', sentAt: Date.now(), responses }),
    })
    const { results } = (await reply.json()) as { results: { id: string; status: string }[] }
    return (
      reply.ok &&
      results.length === responses.length &&
      results.every(({ status }) => status === 'stored' || status === 'duplicate')
    )
  } catch {
    return false
  }
}

test(`killed ${KILLS} times under load, it has every acknowledged answer and event once, and its rollups are right`, async () => {
  console.log(`seed ${SEED}`)
  const random = chance(SEED)
  const acknowledged = new Map<string, Sent>()
  const stop = new AbortController()
  let resent = 0

  async function lane(): Promise<void> {
    while (!stop.signal.aborted) {
      const batch = Array.from({ length: 1 + Math.floor(random() * 10) }, () => ({
        id: uuidV7(Date.now()),
        point: random() < 0.2 ? null : 1 + Math.floor(random() * 4),
        order: shuffled(random),
        late: random() < 0.5,
      }))
      // Sent until acknowledged, as an outbox does; some are sent once more for good measure.
      while (!(await post(batch))) {
        resent++
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      for (const sent of batch) acknowledged.set(sent.id, sent)
      if (random() < 0.1) await post(batch)
    }
  }

  const lanes = Array.from({ length: LANES }, lane)
  for (let kills = 0; kills < KILLS; kills++) {
    const before = acknowledged.size
    const enough = before + 20 + Math.floor(random() * 200)
    while (acknowledged.size < enough) await new Promise((resolve) => setTimeout(resolve, 1))
    await collector.kill()
    await collector.restart()
  }
  stop.abort()
  await Promise.all(lanes)

  const verified = await collector.run('verify')
  expect(verified, verified.err).toMatchObject({ code: 0 })
  const { raw, orders, events, cells, visits, steps } = await readDatabase()
  const isKept = ({ id, point, order }: Sent): boolean =>
    (raw.get(id) ?? null) === point &&
    orders.get(id) === (point !== null && point <= 2 ? JSON.stringify(order) : undefined) &&
    events.has(`${id} shown`) &&
    events.has(`${id} dismissed`) === (point === null)
  expect([...acknowledged.values()].filter((sent) => !isKept(sent))).toEqual([])

  // Not with the collector's own recount: what is in the file, added up here.
  const expected = Array.from(
    { length: 4 },
    (_, index) => [...raw.values()].filter((point) => point === index + 1).length,
  )
  expect(cells).toEqual({ hour: expected, day: expected })
  expect(visits).toEqual({ hour: raw.size, day: raw.size })
  const shown = [...events]
    .filter((event) => event.endsWith(' shown'))
    .map((event) => event.split(' ')[0]!)
  const far = {
    answered: raw.size,
    dismissed: events.size - shown.length,
    shown: shown.length,
    'shown-answered': shown.filter((id) => raw.has(id)).length,
  }
  expect(steps).toEqual({ hour: far, day: far })
  console.log(
    `${KILLS} kills, ${acknowledged.size} acknowledged, 0 lost; ${resent} batches sent again, ${raw.size} ratings, ${events.size} events`,
  )
}, 300_000)

/** Everything in the database, read without the collector's code. A key cannot be there twice. */
async function readDatabase(): Promise<{
  raw: ReadonlyMap<string, number>
  /** Of each visit that gave a reason: the order in which they were shown, as JSON. */
  orders: ReadonlyMap<string, string>
  events: ReadonlySet<string>
  cells: Record<string, number[]>
  visits: Record<string, number>
  steps: Record<string, Record<string, number>>
}> {
  const database = new DatabaseSync(join(collector.data, 'shopbell.db'), { readOnly: true })
  const rows = database.prepare('SELECT * FROM answer').all()
  const given = (question: string) => rows.filter((row) => row['question'] === question)
  const raw = new Map(
    given('satisfaction').map(({ response, point }) => [String(response), Number(point)]),
  )
  const orders = new Map(
    given('reasons').map((row) => [String(row['response']), String(row['option_order'])]),
  )
  expect(raw.size + orders.size).toBe(rows.length)
  const told = database.prepare('SELECT response, event FROM event').all()
  const events = new Set(told.map(({ response, event }) => `${String(response)} ${String(event)}`))
  expect(events.size).toBe(told.length)
  const cells: Record<string, number[]> = { hour: [0, 0, 0, 0], day: [0, 0, 0, 0] }
  for (const { grain, point, count } of database.prepare('SELECT * FROM cell').all()) {
    cells[String(grain)]![Number(point) - 1]! += Number(count)
  }
  const visits: Record<string, number> = { hour: 0, day: 0 }
  for (const { grain, count } of database.prepare('SELECT * FROM visit_cell').all()) {
    visits[String(grain)]! += Number(count)
  }
  const steps: Record<string, Record<string, number>> = { hour: {}, day: {} }
  for (const { grain, step, count } of database.prepare('SELECT * FROM step_cell').all()) {
    const own = steps[String(grain)]!
    own[String(step)] = (own[String(step)] ?? 0) + Number(count)
  }
  database.close()
  return { raw, orders, events, cells, visits, steps }
}

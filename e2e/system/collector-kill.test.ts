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

let collector: Collector
beforeAll(async () => void (collector = await startCollector()))
afterAll(() => collector.stop())

interface Sent {
  readonly id: string
  readonly point: number
}

/** Posts a batch; `true` only when every one of its ids came back as stored or duplicate. */
async function post(batch: readonly Sent[]): Promise<boolean> {
  const responses = batch.map(({ id, point }) => ({
    id,
    touchpoint: 'web-checkout',
    at: Date.now(),
    answers: [{ question: 'satisfaction', value: point }],
  }))
  try {
    const reply = await fetch(`${collector.url}/v1/responses`, {
      method: 'POST',
      body: JSON.stringify({ business: 'acme', sentAt: Date.now(), responses }),
    })
    const { results } = (await reply.json()) as { results: { id: string; status: string }[] }
    return reply.ok && results.every(({ status }) => status === 'stored' || status === 'duplicate')
  } catch {
    return false
  }
}

test(`killed ${KILLS} times under load, it has every acknowledged answer once, and its rollups are right`, async () => {
  console.log(`seed ${SEED}`)
  const random = chance(SEED)
  const acknowledged = new Map<string, number>()
  const stop = new AbortController()
  let resent = 0

  async function lane(): Promise<void> {
    while (!stop.signal.aborted) {
      const batch = Array.from({ length: 1 + Math.floor(random() * 10) }, () => ({
        id: uuidV7(Date.now()),
        point: 1 + Math.floor(random() * 4),
      }))
      // Sent until acknowledged, as an outbox does; some are sent once more for good measure.
      while (!(await post(batch))) {
        resent++
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      for (const { id, point } of batch) acknowledged.set(id, point)
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
  const { raw, cells, visits } = await readDatabase()
  const lost = [...acknowledged].filter(([id, point]) => raw.get(id) !== point)
  expect(lost).toEqual([])

  // Not with the collector's own recount: what is in the file, added up here.
  const expected = Array.from(
    { length: 4 },
    (_, index) => [...raw.values()].filter((point) => point === index + 1).length,
  )
  expect(cells).toEqual({ hour: expected, day: expected })
  expect(visits).toEqual({ hour: raw.size, day: raw.size })
  console.log(
    `${KILLS} kills, ${acknowledged.size} acknowledged, 0 lost; ${resent} batches sent again, ${raw.size} rows`,
  )
})

/** Everything in the database, read without the collector's code. A key cannot be there twice. */
async function readDatabase(): Promise<{
  raw: ReadonlyMap<string, number>
  cells: Record<string, number[]>
  visits: Record<string, number>
}> {
  const database = new DatabaseSync(join(collector.data, 'shopbell.db'), { readOnly: true })
  const rows = database.prepare('SELECT response, point FROM answer').all()
  const raw = new Map(rows.map(({ response, point }) => [String(response), Number(point)]))
  expect(raw.size).toBe(rows.length)
  const cells: Record<string, number[]> = { hour: [0, 0, 0, 0], day: [0, 0, 0, 0] }
  for (const { grain, point, count } of database.prepare('SELECT * FROM cell').all()) {
    cells[String(grain)]![Number(point) - 1]! += Number(count)
  }
  const visits: Record<string, number> = { hour: 0, day: 0 }
  for (const { grain, count } of database.prepare('SELECT * FROM visit_cell').all()) {
    visits[String(grain)]! += Number(count)
  }
  database.close()
  return { raw, cells, visits }
}

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { seeded } from '../gauntlet/seeded.ts'
import { attempt } from './attempt.ts'
import { hasPostgres } from '../../packages/collector/src/testing/postgres.ts'
import { auditOf, startVictim, STORES } from './collector.ts'
import { parseOptions } from './options.ts'
import { growthOf, progressOf } from './report.ts'
import { fuzz, type Attacked, type Seen } from './run.ts'

const TARGET = { token: 't', now: 1_700_000_000_000 }

const HERE = STORES.filter((store) => store !== 'postgres' || hasPostgres)

test.each(HERE)('3,000 requests that nobody should send do no harm on %s', async (store) => {
  const victim = await startVictim(store)
  onTestFinished(() => victim.remove())
  const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)
  console.log(`seed ${seed}`)
  const shares: number[] = []
  const seen = await fuzz(victim, { count: 3_000, seed }, ({ sent }) => shares.push(sent / 3_000))
  expect(await victim.stop()).toBe(0)
  expect(seen.faults).toEqual([])
  expect(auditOf(seen, await victim.kept())).toEqual([])
  expect(growthOf(seen)).toEqual([])
  expect(seen.healthy.size).toBeGreaterThan(1_000)
  for (const status of ['200', '400', '401', '404', '415']) {
    expect(seen.statuses.get(status)).toBeGreaterThan(0)
  }
  expect(shares.length).toBeGreaterThan(90)
  expect(Math.max(...shares)).toBe(1)
})

test('a seed sends the same bytes again, of every kind', () => {
  const sent = (seed: number) => {
    const random = seeded(seed)
    return Array.from({ length: 400 }, () => attempt(random, TARGET))
  }
  const [one, again, other] = [sent(7), sent(7), sent(8)]
  expect(one.map(({ bytes }) => bytes.toString('latin1'))).toEqual(
    again.map(({ bytes }) => bytes.toString('latin1')),
  )
  expect(one[0]!.bytes.equals(other[0]!.bytes)).toBe(false)
  expect(new Set(one.map(({ kind }) => kind)).size).toBe(10)
})

/** A collector that does something wrong, as another would. */
async function faulty(answer: Parameters<typeof createServer>[1]): Promise<Attacked> {
  const server: Server = createServer(answer)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { ...TARGET, port, metrics: () => Promise.resolve(''), isUp: () => true }
}

test('one that answers 500 is found', async () => {
  const bad = await faulty((_request, response) => response.writeHead(500).end())
  const { faults } = await fuzz(bad, { count: 200, seed: 1 })
  expect(faults[0]).toContain('answered 500')
})

test('one that refuses a healthy neighbour is found', async () => {
  const bad = await faulty((_request, response) => {
    const results = [{ id: '', status: 'rejected' }]
    response.end(JSON.stringify({ results }))
  })
  const { faults } = await fuzz(bad, { count: 200, seed: 1 })
  expect(faults[0]).toContain('a healthy neighbour was answered')
})

test('one that acknowledges and does not keep is found', async () => {
  const victim = await startVictim()
  onTestFinished(() => victim.remove())
  const seen = await fuzz(victim, { count: 100, seed: 1 })
  await victim.stop()
  const kept = await victim.kept()
  expect(auditOf(seen, kept)).toEqual([])
  const [[id, point] = ['', 0]] = seen.healthy
  const tampered = (over: Partial<Seen>) => auditOf({ ...seen, ...over }, kept)
  expect(tampered({ healthy: new Map([['lost', 3]]) })).toEqual([
    'lost was acknowledged with 3 and is not there so',
  ])
  expect(tampered({ healthy: new Map([[id, point === 4 ? 3 : 4]]) })).toHaveLength(1)
  expect(tampered({ stored: new Set([...seen.stored, 'lost']) })).toEqual([
    'lost was acknowledged and is not there',
  ])
  expect(tampered({ stored: new Set(), unheard: 0 })).toEqual([
    expect.stringMatching(/are there that nobody was told of/),
  ])
  const difference = { table: 'cell', key: 'point=4', rollup: 2, raw: 1 }
  expect(auditOf(seen, { ...kept, differences: [difference] })).toEqual([
    'cell point=4: rollup 2, raw 1',
  ])
})

test('one that hangs up on a whole request is found, and what it hung up on', async () => {
  const bad = await faulty((request) => request.socket.destroy())
  const { faults, again } = await fuzz(bad, { count: 50, seed: 1 })
  expect(faults[0]).toContain('no answer, twice')
  expect(again[0]).toMatch(/on a connection, new, (was|broke).* with 0 bytes heard: "/)
})

test('a run that is ended early judges what it has sent', async () => {
  const good = await faulty((_request, response) => response.writeHead(404).end())
  const stop = new AbortController()
  const options = { count: 10_000, seed: 1 }
  const seen = await fuzz(good, options, () => stop.abort(), stop.signal)
  expect(seen.count).toBeGreaterThanOrEqual(100)
  expect(seen.count).toBeLessThan(1_000)
  expect(seen.faults).toEqual([])
})

test('what grows is told', () => {
  const megabyte = 1024 * 1024
  const heap = [30 * megabyte, 200 * megabyte] as const
  expect(growthOf({ heap, memory: [0, 0] })).toEqual(['the heap grew from 30.0 MB to 200.0 MB'])
  expect(growthOf({ heap: [30 * megabyte, 60 * megabyte], memory: [0, 0] })).toEqual([])
})

test('a run that is under way says how far it has come', () => {
  const megabyte = 1024 * 1024
  const progress = { sent: 250, count: 1_000, seconds: 60, faults: 0 }
  expect(progressOf({ ...progress, heap: 20 * megabyte, memory: 90 * megabyte })).toBe(
    ' 25 %, 250 sent, 4 a second, heap 20.0 MB, memory 90.0 MB, 0 faults, about 3 min left',
  )
})

test('the command line takes a count, a seed and a store, and says what else is wrong', () => {
  expect(parseOptions([], 5)).toEqual({ count: 1_000_000, seed: 5, store: 'sqlite' })
  const args = ['--count', '10', '--store', 'postgres', '--seed', '7']
  expect(parseOptions(args, 5)).toEqual({ count: 10, seed: 7, store: 'postgres' })
  for (const args of [
    ['--store', 'none'],
    ['--many', '1'],
    ['--count'],
    ['--count', '0'],
    ['--seed', 'x'],
  ]) {
    expect(() => parseOptions(args, 5)).toThrow(RangeError)
  }
})

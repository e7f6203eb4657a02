import { expect, test } from 'vitest'
import { offline, problem } from '../testing/receiver.ts'
import { openWhole } from '../testing/whole.ts'
import { createWorld, row, turns } from '../testing/world.ts'

test('each request has the headers of its moment, beside what it is', async () => {
  const world = createWorld()
  let token = 'one'
  const outbox = openWhole(world, { headers: () => ({ authorization: `Bearer ${token}` }) })
  world.receiver.always = ({ init }) => {
    const { authorization } = init.headers as Record<string, string>
    return authorization === 'Bearer two'
      ? world.receiver.take(world.receiver.requests.at(-1)!)
      : problem(401, { detail: 'Revoked.' })
  }
  await outbox.add(row('a'))
  await outbox.flush()
  expect(await outbox.status()).toMatchObject({ pending: 1, refused: { reason: 'Revoked.' } })
  token = 'two'
  await outbox.flush()
  expect(world.receiver.stored).toEqual(new Set(['a']))
  expect(world.receiver.requests.at(-1)!.init.headers).toEqual({
    'content-type': 'text/plain',
    authorization: 'Bearer two',
  })
})

test('the head can say what only the moment of sending knows', async () => {
  const world = createWorld()
  const outbox = openWhole(world, {
    headAtSending: (head) => ({ ...head, device: { mono: world.clock.now() } }),
  })
  await outbox.add(row('a'))
  await outbox.flush()
  const { body } = world.receiver.requests.at(-1)!
  expect(body).toEqual({
    business: 'acme',
    device: { mono: world.clock.now() },
    sentAt: world.clock.now(),
    responses: [{ id: 'id-a', key: 'a' }],
  })
  expect(Object.keys(body).at(-1)).toBe('responses')
})

test('headers that throw are a failure, and the row stays', async () => {
  const world = createWorld()
  const outbox = openWhole(world, {
    headers: () => {
      throw new Error('no token')
    },
  })
  await outbox.add(row('a'))
  await outbox.flush()
  expect(world.receiver.requests).toEqual([])
  expect(await outbox.status()).toMatchObject({ pending: 1, failures: 1 })
})

test('where headers are needed, a request hints at what is in memory, not a beacon', async () => {
  const world = createWorld()
  const outbox = openWhole(world, {
    indexedDB: undefined,
    headers: () => ({ authorization: 'Bearer one' }),
  })
  world.receiver.always = offline
  await outbox.add(row('a'))
  await turns()
  world.receiver.requests.length = 0
  outbox.fire('hidden')
  await turns()
  expect(world.beacons).toEqual([])
  expect(world.receiver.requests).toMatchObject([
    { init: { keepalive: true, headers: { authorization: 'Bearer one' } } },
  ])
})

test('without headers it is a beacon, with the head of its moment', async () => {
  const world = createWorld()
  const outbox = openWhole(world, { indexedDB: undefined, headAtSending: () => ({ now: true }) })
  world.receiver.always = offline
  await outbox.add(row('a'))
  await turns()
  outbox.fire('hidden')
  expect(world.beacons.map((body) => JSON.parse(body))).toMatchObject([{ now: true }])
})

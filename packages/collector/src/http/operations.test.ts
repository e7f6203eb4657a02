import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { DEMO_CONFIG } from '../demo.ts'
import { loadConfigs } from '../business/load.ts'
import { openapi } from '../openapi/openapi.ts'
import { idOf } from '../testing/items.ts'
import { bodyOf, NOON, openShop } from '../testing/shop.ts'

const LIKE = [{ question: 'satisfaction', value: 4 }]
const VISIT = { id: idOf(1), touchpoint: 'exit', at: NOON, answers: LIKE }

test('a process that is up says so', async () => {
  const response = await openShop().ask('/healthz')
  expect([response.status, await response.text()]).toEqual([200, 'ok\n'])
})

test('it is ready only while the store can be written', async () => {
  const { ask, store } = openShop()
  expect((await ask('/readyz')).status).toBe(200)
  await store.close()
  const response = await ask('/readyz')
  expect(response.status).toBe(503)
  expect(response.headers.has('retry-after')).toBe(true)
  expect((await ask('/healthz')).status).toBe(200)
})

test('the counters tell routes, results and commits, and carry no ids', async () => {
  const { ask, send } = openShop()
  await send([VISIT, VISIT, { id: 'bad' }])
  await ask('/v1/prompts/exit')
  await ask('/v1/prompts/nowhere')
  const response = await ask('/metrics')
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
  const text = await response.text()
  for (const line of [
    'shopbell_http_requests_total{route="/v1/responses",method="POST",status="200"} 1',
    'shopbell_http_requests_total{route="/v1/prompts/:touchpoint",method="GET",status="404"} 1',
    'shopbell_results_total{status="stored"} 1',
    'shopbell_results_total{status="duplicate"} 1',
    'shopbell_results_total{status="rejected"} 1',
    'shopbell_commit_responses_sum 2',
    'shopbell_commit_seconds_count 1',
    'shopbell_store_errors_total 0',
    'shopbell_commit_queue 1',
    'shopbell_devices_heard 0',
  ]) {
    expect(text).toContain(`${line}\n`)
  }
  expect(text).not.toContain('exit')
})

test('the front door leads to the dashboard', async () => {
  const response = await openShop().ask('/')
  expect([response.status, response.headers.get('location')]).toEqual([302, '/dashboard/'])
})

test('405: a known address with a method it does not take', async () => {
  const { ask } = openShop()
  for (const [method, path, allow] of [
    ['PUT', '/v1/responses', 'POST, OPTIONS, GET'],
    ['POST', '/v1/report', 'GET'],
  ] as const) {
    const response = await ask(path, { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, allow])
  }
})

test('OpenAPI describes exactly what is served', async () => {
  const { ask, collector } = openShop()
  const described = Object.entries(openapi['paths'] as Record<string, object>).flatMap(
    ([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(described.sort()).toEqual(
    collector.routes.map(({ method, path }) => `${method} ${path}`).sort(),
  )
  expect(await bodyOf(ask('/openapi.json'))).toEqual(JSON.parse(JSON.stringify(openapi)))
})

test('what is answered is what OpenAPI says', async () => {
  const { ask, send, read } = openShop()
  const ajv = new Ajv2020({ strict: false })
  ajv.addSchema({ $id: 'api', ...openapi })
  const checkedAs = (name: string, value: unknown) => {
    const fits = ajv.getSchema(`api#/components/schemas/${name}`)!
    expect([fits(value), fits.errors]).toEqual([true, null])
  }
  checkedAs('Response', VISIT)
  const order = ['slow', 'messy']
  const answers = [{ question: 'reasons', value: ['messy'], order }]
  checkedAs('Response', { ...VISIT, answers })
  checkedAs('Response', { ...VISIT, answers: [], event: 'shown' })
  checkedAs('Batch', { business: 'acme', responses: [VISIT] })
  checkedAs('Acknowledgement', await bodyOf(send([VISIT, {}])))
  checkedAs('Problem', await bodyOf(ask('/v1/responses', { method: 'POST' })))
  await send([
    { ...VISIT, id: idOf(2), answers },
    { ...VISIT, id: idOf(2), answers: [], event: 'shown' },
  ])
  checkedAs('Listing', await bodyOf(read('/v1/responses')))
  checkedAs('Prompt', await bodyOf(ask('/v1/prompts/exit')))
  checkedAs('Problem', await bodyOf(read('/v1/responses?contacts=maybe')))
  checkedAs('Report', await bodyOf(read('/v1/report')))
  checkedAs('Comments', await bodyOf(read('/v1/comments')))
  checkedAs('Touchpoints', await bodyOf(read('/v1/report/touchpoints')))
  checkedAs('DataQuality', await bodyOf(read('/v1/report/quality')))
  checkedAs(
    'Report',
    await bodyOf(read('/v1/report?by=channel,location,weekday,lens&from=2026-01-01')),
  )
})

test('every schema that OpenAPI points to is there', () => {
  const names = Object.keys((openapi['components'] as { schemas: object }).schemas)
  const pointers = JSON.stringify(openapi).matchAll(/"#\/components\/schemas\/(\w+)"/g)
  const wanted = new Set([...pointers].map(([, name]) => name))
  expect(wanted).toEqual(new Set(names))
})

test('the demonstration config fits the published schema', async () => {
  const schema = await bodyOf(openShop().ask('/config.schema.json'))
  const loaded = loadConfigs(DEMO_CONFIG)
  expect(loaded.ok).toBe(true)
  if (!loaded.ok) return
  const fits = new Ajv2020({ strict: false, unicodeRegExp: true }).compile(schema)
  expect([fits(loaded.configs[0]), fits.errors]).toEqual([true, null])
})

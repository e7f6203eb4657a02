import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadConfigs } from '../business/load.ts'
import { recount } from '../store/sqlite/recount.ts'
import { newDataFolder, shopbell } from '../testing/command.ts'

const FILL = ['demo', '--fill-only', '--days', '2'] as const

test('a demonstration is made once, from a seed that it prints', async () => {
  const data = newDataFolder()
  const made = await shopbell([...FILL, '--seed', '42', '--data', data])
  expect(made).toMatchObject({ code: 0, error: [] })
  expect(made.out[0]).toMatch(/ 2 days .* seed 42/)
  const path = join(data, 'demonstration.json')
  const config = loadConfigs(path)
  expect(config.ok && config.configs[0]!.business).toMatchObject({
    id: 'acme',
    demonstration: true,
  })
  const { responses } = recount(join(data, 'shopbell.db'))
  expect(responses).toBeGreaterThan(500)
  expect(made.out[1]).toContain(`Made ${responses} responses`)
  expect(await shopbell(['verify', '--data', data, '--config', path])).toMatchObject({ code: 0 })

  const before = readFileSync(path, 'utf8')
  expect(await shopbell(['demo', '--fill-only', '--data', data])).toEqual({
    code: 0,
    out: [],
    error: [],
  })
  expect(readFileSync(path, 'utf8')).toBe(before)
  const other = await shopbell([...FILL, '--data', data])
  expect(other.code).toBe(1)
  expect(other.error[0]).toContain('give another --data')
}, 60_000)

test.each([
  [['--seed', 'x'], 'whole number'],
  [['--days', '1'], 'from 2 to 730'],
  [['more'], 'options only'],
  [['--config', 'x.json'], '--config'],
])('demo %j is called wrongly', async (args, words) => {
  const { code, error } = await shopbell(['demo', ...args, '--data', newDataFolder()])
  expect(code).toBe(2)
  expect(error.join(' ')).toContain(words)
})

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DEMO_CONFIG } from '../demo.ts'
import { openSqlite } from '../store/sqlite/open.ts'
import type { Item } from '../store/store.ts'
import { newDataFolder, shopbell } from '../testing/command.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { idOf, item, rated } from '../testing/items.ts'

const COMMENT = { question: 'comment', kind: 'text', value: 'sold out' } as const
const CONTACT = {
  question: 'contact',
  kind: 'contact',
  value: { email: 'ana@b.example', consent: true },
} as const

async function withItems(...items: readonly Item[]) {
  const data = newDataFolder()
  await shopbell(['serve', '--data', data, '--port', '0'])
  const store = openSqlite(join(data, 'shopbell.db'))
  await store.put(items)
  await store.close()
  return {
    forget: (...args: string[]) => shopbell(['forget', ...args, '--data', data]),
    verify: async () => (await shopbell(['verify', '--data', data])).out,
  }
}

test('what one has said is erased, and the rollups equal a recount', async () => {
  const shop = await withItems(
    item(1, [rated('satisfaction', 1), CONTACT]),
    item(2, [rated('satisfaction', 2)], { device: 'tablet-1', boot: 'b' }),
    item(3, [rated('satisfaction', 3), COMMENT]),
    item(4, [rated('satisfaction', 4)]),
  )
  expect((await shop.forget('--respondent', 'Ana@b.example')).out).toEqual([
    'forgot 1 responses, 2 answers, 0 events',
  ])
  expect((await shop.forget('--device', 'tablet-1', '--json')).out).toEqual([
    '{"responses":1,"answers":1,"events":0}',
  ])
  expect((await shop.forget('--response', idOf(3))).code).toBe(0)
  expect(await shop.verify()).toEqual(['1 answers, 0 events, rollups equal'])
})

test('words that are too old are deleted by hand', async () => {
  const old = { received: Date.now() - 40 * 86_400_000 }
  const shop = await withItems(
    item(1, [COMMENT, CONTACT], old),
    item(2, [COMMENT], { received: Date.now() }),
  )
  const config = join(temporaryFolder(), 'acme.json')
  const demo = JSON.parse(readFileSync(DEMO_CONFIG, 'utf8')) as object
  writeFileSync(config, JSON.stringify({ ...demo, retention: { comments: 30, contacts: 60 } }))
  expect((await shop.forget('--expired')).out).toEqual([
    'deleted the words of 0 comments, 0 contacts',
  ])
  expect((await shop.forget('--expired', '--config', config, '--json')).out).toEqual([
    '{"comments":1,"contacts":0}',
  ])
  expect(await shop.verify()).toEqual(['3 answers, 0 events, rollups equal'])
})

test('serve deletes them when it starts', async () => {
  const data = newDataFolder()
  await shopbell(['serve', '--data', data, '--port', '0'])
  const store = openSqlite(join(data, 'shopbell.db'))
  await store.put([item(1, [COMMENT])])
  await store.close()
  const config = join(temporaryFolder(), 'acme.json')
  const demo = JSON.parse(readFileSync(DEMO_CONFIG, 'utf8')) as object
  writeFileSync(config, JSON.stringify({ ...demo, retention: { comments: 30 } }))
  const ran = await shopbell(['serve', '--data', data, '--port', '0', '--config', config])
  expect(ran.error.join('\n')).toContain('"comments":1,"contacts":0,"msg":"words expired"')
})

test.each([
  [[]],
  [['--response', 'a', '--device', 'b']],
  [['--respondent', ' ']],
  [['--response=']],
  [['ana@b.example']],
  [['--expired', '--device', 'b']],
])('forget %j is a wrong call', async (args) => {
  const shop = await withItems()
  expect(await shop.forget(...args)).toMatchObject({
    code: 2,
    error: [expect.stringMatching(/forget takes one of/)],
  })
})

import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openPostgres } from '../store/postgres/open.ts'
import { openSqlite } from '../store/sqlite/open.ts'
import type { Store } from '../store/store.ts'
import { shopbell } from '../testing/command.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { idOf, item, rated } from '../testing/items.ts'
import { hasPostgres } from '../testing/postgres.ts'
import { newSchema } from '../testing/stores.ts'

const SAID = { question: 'comment', kind: 'text', value: '=HYPERLINK("http://a")' } as const
const CONTACT = {
  question: 'contact',
  kind: 'contact',
  value: { email: 'a@b.example', consent: true },
} as const

async function filled(): Promise<{ folder: string; database: string; store: Store }> {
  const folder = temporaryFolder()
  const file = join(folder, 'shop.db')
  const store = openSqlite(file)
  onTestFinished(() => store.close())
  await store.put([
    item(1, [rated('satisfaction', 4), SAID, CONTACT], { locale: 'en', flags: ['closed-v1'] }),
    item(2, [{ question: 'met', kind: 'expectation', point: -1 }], { uncertain: true }),
    item(3, [{ question: 'reasons', kind: 'choice', value: ['messy', 'rude'] }], { ended: 'done' }),
    item(4, [], { ended: 'skip' }),
  ])
  return { folder, database: `sqlite:${file}`, store }
}

describe('backup and restore', () => {
  test('bring everything into another file, and say how much', async () => {
    const { folder, database } = await filled()
    const [file, other] = [join(folder, 'all.backup'), `sqlite:${join(folder, 'other.db')}`]
    expect(await shopbell(['backup', file, '--database', database])).toEqual({
      code: 0,
      out: [
        expect.stringMatching(
          /^backed up 4 responses, 5 answers, 0 events \(\d+ rows, checksums equal\) to .*all\.backup$/,
        ),
      ],
      error: [],
    })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const { code, out } = await shopbell(['restore', file, '--database', other, '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out[0]!)).toMatchObject({ tables: { response: { rows: 4 } } })
    expect(await shopbell(['verify', '--database', other])).toMatchObject({
      out: ['5 answers, 0 events, rollups equal'],
    })
  })

  test('do not write over anything, and leave nothing half-done', async () => {
    const { folder, database } = await filled()
    const file = join(folder, 'all.backup')
    writeFileSync(file, 'x')
    expect(await shopbell(['backup', file, '--database', database])).toMatchObject({ code: 1 })
    const other = join(folder, 'other.db')
    expect(await shopbell(['restore', file, '--database', `sqlite:${other}`])).toMatchObject({
      code: 1,
      error: [expect.stringMatching(/is not restored: the backup .* is damaged/)],
    })
    expect(existsSync(other)).toBe(false)
    for (const args of [[], ['a', 'b']]) expect((await shopbell(['backup', ...args])).code).toBe(2)
    const none = ['restore', join(folder, 'none'), '--database', `sqlite:${other}`]
    expect((await shopbell(none)).error).toEqual([expect.stringMatching(/is not there/)])
    const nowhere = ['backup', join(folder, 'b'), '--database', `sqlite:${other}`]
    expect((await shopbell(nowhere)).code).toBe(1)
  })
})

describe.skipIf(!hasPostgres)('move', () => {
  test('brings a file into PostgreSQL, where it goes on', async () => {
    const { database, store } = await filled()
    await store.close()
    const url = await newSchema()
    const moved = await shopbell(['move', '--from', database, '--to', url])
    expect(moved).toEqual({
      code: 0,
      out: [expect.stringMatching(/^moved 4 responses, 5 answers, .* to postgres:\/\/127/)],
      error: [],
    })
    const there = await openPostgres(url)
    onTestFinished(() => there.close())
    expect(await there.put([item(1, []), item(5, [rated('a', 1)])])).toEqual([
      'duplicate',
      'stored',
    ])
    expect(await shopbell(['verify', '--database', url])).toMatchObject({
      out: ['6 answers, 0 events, rollups equal'],
    })
    const again = await shopbell(['move', '--from', database, '--to', url])
    expect(again).toMatchObject({ code: 1, error: [expect.stringMatching(/not empty/)] })
  })

  test.each([
    [['--from', 'sqlite:a']],
    [['--from', 'sqlite:a', '--to', 'sqlite:a']],
    [['--to', 'b']],
  ])('%j is a wrong call', async (args) => {
    expect((await shopbell(['move', ...args])).code).toBe(2)
  })
})

describe('migrate', () => {
  test('brings the tables of a new database up to date', async () => {
    const database = `sqlite:${join(temporaryFolder(), 'new.db')}`
    expect(await shopbell(['migrate', '--database', database])).toMatchObject({ code: 0 })
    expect(await shopbell(['verify', '--database', database])).toMatchObject({ code: 0 })
    const wrong = await shopbell(['migrate', '--distributed', '--database', database])
    expect(wrong.code).toBe(2)
  })

  test.skipIf(!hasPostgres)('says that Citus is not installed, where it is not', async () => {
    const url = await newSchema()
    expect(await shopbell(['migrate', '--database', url])).toMatchObject({ code: 0 })
    expect(await shopbell(['migrate', '--distributed', '--database', url])).toEqual({
      code: 1,
      out: [],
      error: [expect.stringMatching(/Citus is not installed .* CREATE EXTENSION citus/)],
    })
  })
})

describe('export', () => {
  test('writes a line an answer, which no spreadsheet takes for a formula', async () => {
    const { folder, database } = await filled()
    const file = join(folder, 'all.csv')
    expect(await shopbell(['export', file, '--database', database])).toMatchObject({
      code: 0,
      out: [`exported 4 responses to ${file}`],
    })
    const at = '1970-01-01T00:00:01.000Z'
    expect(readFileSync(file, 'utf8').split('\r\n')).toEqual([
      'business,response,touchpoint,at,locale,ended,device,uncertain,flags,question,value',
      `acme,${idOf(4)},exit,${at},,skip,,,,,`,
      `acme,${idOf(3)},exit,${at},,done,,,,reasons,messy rude`,
      `acme,${idOf(2)},exit,${at},,,,yes,,met,-1`,
      `acme,${idOf(1)},exit,${at},en,,,,closed-v1,comment,"'=HYPERLINK(""http://a"")"`,
      `acme,${idOf(1)},exit,${at},en,,,,closed-v1,satisfaction,4`,
      '',
    ])
  })

  test('writes all of a response as JSON, with contacts when asked for', async () => {
    const { folder, database } = await filled()
    const file = join(folder, 'all.jsonl')
    await shopbell(['export', file, '--database', database, '--contacts'])
    const lines = readFileSync(file, 'utf8').trim().split('\n')
    expect(lines).toHaveLength(4)
    expect(JSON.parse(lines[3]!)).toMatchObject({
      business: 'acme',
      id: idOf(1),
      answers: [SAID, CONTACT, { question: 'satisfaction', value: 4 }].map(
        ({ question, value }) => ({
          question,
          value,
        }),
      ),
    })
  })

  test('goes on page by page to the oldest', async () => {
    const { folder, database, store } = await filled()
    await store.put(Array.from({ length: 1_200 }, (_, n) => item(n + 10, [rated('a', 1)])))
    const file = join(folder, 'many.jsonl')
    const { out } = await shopbell(['export', file, '--database', database, '--json'])
    expect(JSON.parse(out[0]!)).toEqual({ file, responses: 1_204 })
    const ids = readFileSync(file, 'utf8').match(/"id":"[^"]+"/g)!
    expect(new Set(ids).size).toBe(1_204)
  })

  test.each([[[]], [['all.txt']], [['a.csv', 'b.csv']]])('%j is a wrong call', async (args) => {
    expect((await shopbell(['export', ...args])).code).toBe(2)
  })
})

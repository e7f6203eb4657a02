import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../../testing/folder.ts'
import { item, rated, told } from '../../testing/items.ts'
import { connect } from './connect.ts'
import { migrate } from './migrations/migrate.ts'
import { openSqlite } from './open.ts'
import { recount } from './recount.ts'

const run = promisify(execFile)

test('every commit is on the disk before it is acknowledged', () => {
  const database = connect(join(temporaryFolder(), 'shop.db'))
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
  expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
  database.close()
})

test('migrating again changes nothing', () => {
  const file = join(temporaryFolder(), 'shop.db')
  const schema = (database: DatabaseSync) =>
    database.prepare('SELECT sql FROM sqlite_schema ORDER BY name').all()
  const first = connect(file)
  const before = schema(first)
  migrate(first)
  const second = connect(file)
  expect(schema(second)).toEqual(before)
  expect(second.prepare('PRAGMA user_version').get()).toEqual({ user_version: 6 })
  first.close()
  second.close()
})

/** A database as the version before events wrote it, with its answers. */
function oldDatabase(): string {
  const file = join(temporaryFolder(), 'old.db')
  const old = new DatabaseSync(file)
  old.exec(readFileSync(new URL('../../testing/database-v1.sql', import.meta.url), 'utf8'))
  old.close()
  return file
}

test('a database of the version before events keeps its answers, which then count as answered', async () => {
  const file = oldDatabase()
  const store = openSqlite(file)
  onTestFinished(() => store.close())
  expect(recount(file)).toEqual({ responses: 5, answers: 7, events: 0, differences: [] })
  const { steps, visits } = await store.rollups({ business: 'acme', grain: 'day', apart: true })
  expect(steps).toEqual([
    { touchpoint: 'exit', bucket: -1, step: 'answered', count: 1 },
    { touchpoint: 'exit', bucket: 1, step: 'answered', count: 1 },
    { touchpoint: 'support', bucket: 2, step: 'answered', count: 1 },
  ])
  expect(visits[0]).toEqual({ touchpoint: 'exit', bucket: -1, count: 2 })
  const [newest, , , first] = await store.recent({ business: 'acme', limit: 9, contacts: true })
  expect(newest!.answers).toEqual([
    { question: 'contact', value: { email: 'a@b.example', consent: true } },
    { question: 'satisfaction', value: 1 },
  ])
  expect(first!.answers[0]).toEqual({ question: 'reasons', value: ['messy', 'rude'] })
  // An old response that is told about now, and one that had no answer before.
  await store.put([told(1, 'shown'), item(2, [rated('satisfaction', 2)])])
  expect(await store.put([item(1, [rated('satisfaction', 1)])])).toEqual(['duplicate'])
  expect(recount(file)).toEqual({ responses: 5, answers: 8, events: 1, differences: [] })
})

test('what a device sent before its numbers were watched is taken as whole', async () => {
  const file = oldDatabase()
  const old = new DatabaseSync(file)
  old.exec(
    "UPDATE response SET device = 'another', boot = 'b', seq = 7 WHERE touchpoint = 'support'",
  )
  old.close()
  const store = openSqlite(file)
  onTestFinished(() => store.close())
  const found = await store.devices.list('acme', { since: 0, ranges: 9 })
  expect(found.find(({ id }) => id === 'another')).toMatchObject({
    status: 'unpaired',
    touchpoint: 'support',
    expected: 8,
    received: 8,
  })
})

test('an old database that is brought up to date has the tables of a new one', () => {
  const tables = (file: string) => {
    const database = connect(file)
    const columns = database
      .prepare(
        `SELECT t.name AS "table", c.name, c.type, c."notnull", c.pk
         FROM pragma_table_list t, pragma_table_info(t.name) c
         WHERE t.schema = 'main' ORDER BY t.name, c.cid`,
      )
      .all()
    database.close()
    return columns
  }
  expect(tables(oldDatabase())).toEqual(tables(join(temporaryFolder(), 'new.db')))
})

test('an old database is not recounted before it is brought up to date, and says how', () => {
  const file = oldDatabase()
  expect(() => recount(file)).toThrow(/version 1, .* reads 6: "shopbell serve" brings/)
  connect(file).close()
  expect(recount(file).differences).toEqual([])
})

test('every key begins with the business, so that the tables can be spread by it', () => {
  const database = connect(join(temporaryFolder(), 'shop.db'))
  const keys = database
    .prepare(
      `SELECT t.name AS name, i.name AS first FROM pragma_table_list t, pragma_index_list(t.name) l,
         pragma_index_info(l.name) i
       WHERE t.schema = 'main' AND l."unique" AND i.seqno = 0`,
    )
    .all()
  expect(keys.length).toBeGreaterThanOrEqual(9)
  for (const { first } of keys) expect(first).toBe('business')
  database.close()
})

test('a database of a newer version is refused, untouched', () => {
  const file = join(temporaryFolder(), 'shop.db')
  const newer = new DatabaseSync(file)
  newer.exec('PRAGMA user_version = 99')
  newer.close()
  expect(() => connect(file)).toThrow(/newer version of Shopbell/)
})

test('a file that is no database is refused', () => {
  const file = join(temporaryFolder(), 'shop.db')
  writeFileSync(file, 'not a database, however long one looks at it'.repeat(100))
  expect(() => connect(file)).toThrow(/not a database/)
})

test('several processes may open a new file and write to it at once', async () => {
  const file = join(temporaryFolder(), 'shop.db')
  const program = `
    import { openSqlite } from ${JSON.stringify(new URL('open.ts', import.meta.url).href)}
    const [file, from] = process.argv.slice(1)
    const store = openSqlite(file)
    let stored = 0
    for (let n = 0; n < 60; n++) {
      // Half of the ids are everybody's: whoever is first stores them.
      const id = String(n % 2 === 0 ? n : Number(from) + n).padStart(12, '0')
      const [outcome] = await store.put([{
        business: 'acme', id: '01930000-0000-7000-8000-' + id, touchpoint: 'exit', at: 1, clock: 1,
        received: 1, hour: n % 3, answers: [{ question: 'satisfaction', kind: 'smiley4', point: n % 4 }],
      }])
      if (outcome === 'stored') stored++
    }
    await store.close()
    console.log(stored)`
  const stored = await Promise.all(
    [1000, 2000, 3000].map(async (from) => {
      const { stdout } = await run(process.execPath, [
        '--conditions=source',
        '--input-type=module',
        '--eval',
        program,
        file,
        String(from),
      ])
      return Number(stdout)
    }),
  )
  expect(stored.reduce((sum, each) => sum + each, 0)).toBe(30 + 3 * 30)
  expect(recount(file)).toEqual({ responses: 120, answers: 120, events: 0, differences: [] })
})

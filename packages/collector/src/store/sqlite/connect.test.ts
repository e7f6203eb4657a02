import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../testing/folder.ts'
import { connect } from './connect.ts'
import { migrate } from './migrations/migrate.ts'
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
  expect(second.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 })
  first.close()
  second.close()
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
  expect(keys.length).toBeGreaterThanOrEqual(7)
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
  expect(recount(file)).toEqual({ responses: 120, answers: 120, differences: [] })
})

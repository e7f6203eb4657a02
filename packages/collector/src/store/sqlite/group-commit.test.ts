import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../../testing/folder.ts'
import { item, rated, told } from '../../testing/items.ts'
import type { Committed } from '../commit-observer.ts'
import { StoreUnavailable, type Store } from '../store.ts'
import { connect } from './connect.ts'
import { groupCommit } from './group-commit.ts'
import { openSqlite } from './open.ts'
import { recount } from './recount.ts'
import { transaction } from './transaction.ts'

const LIKE = [rated('satisfaction', 4)]
/** Breaks the rule that `at` is never empty: the stand-in for a request the database refuses. */
const POISON = item(99, LIKE, { at: Number.NaN })

function open(): { store: Store; file: string; commits: Committed[]; failures: unknown[] } {
  const file = join(temporaryFolder(), 'shop.db')
  const commits: Committed[] = []
  const failures: unknown[] = []
  const store = openSqlite(file, {
    committed: (commit) => commits.push(commit),
    failed: (error) => failures.push(error),
  })
  onTestFinished(() => store.close())
  return { store, file, commits, failures }
}

/** What another process sees: only what is committed. */
function committedIn(file: string): number {
  const other = new DatabaseSync(file, { readOnly: true })
  try {
    return Number(other.prepare('SELECT count(*) AS count FROM response').get()?.['count'])
  } finally {
    other.close()
  }
}

test('requests that arrive together share one commit', async () => {
  const { store, commits } = open()
  await Promise.all(Array.from({ length: 300 }, (_, id) => store.put([item(id, LIKE)])))
  expect(commits).toMatchObject([{ requests: 300, responses: 300 }])
})

test('requests that arrive one after the other have a commit each', async () => {
  const { store, commits } = open()
  for (const id of [1, 2, 3]) await store.put([item(id, LIKE)])
  expect(commits).toHaveLength(3)
})

test('requests that come turn by turn share one commit, until the first has waited long enough', async () => {
  const database = connect(join(temporaryFolder(), 'shop.db'))
  onTestFinished(() => database.close())
  const commits: Committed[] = []
  let time = 0
  const group = groupCommit(transaction(database), {
    observer: { committed: (commit) => commits.push(commit) },
    now: () => time,
  })
  const nextTurn = (): Promise<unknown> => new Promise((resolve) => setImmediate(resolve))
  async function inTurns(first: number, turns: number, milliseconds: number): Promise<void> {
    const puts = [group.put([item(first, LIKE)])]
    for (let id = first + 1; id <= first + turns; id++) {
      puts.push(group.put([item(id, LIKE)]))
      time += milliseconds
      await nextTurn()
    }
    await Promise.all(puts)
  }
  await inTurns(1, 5, 0)
  expect(commits.map(({ requests }) => requests)).toEqual([6])
  await inTurns(11, 5, 1)
  expect(commits.slice(1).map(({ requests }) => requests)).toEqual([4, 1, 1])
})

test('no transaction grows without end', async () => {
  const { store, commits } = open()
  const requests = Array.from({ length: 25 }, (_, batch) =>
    store.put(Array.from({ length: 500 }, (_, id) => item(batch * 500 + id, LIKE))),
  )
  await Promise.all(requests)
  expect(commits.length).toBeGreaterThan(2)
  expect(Math.max(...commits.map(({ responses }) => responses))).toBeLessThan(5_000)
})

test('a request is answered only after its commit', async () => {
  const { store, file } = open()
  const answers = [1, 2, 3].map(async (id) => {
    await store.put([item(id, LIKE)])
    return committedIn(file)
  })
  expect(committedIn(file)).toBe(0)
  expect(await Promise.all(answers)).toEqual([3, 3, 3])
})

test('one request that cannot be kept takes no other with it', async () => {
  const { store, file, failures } = open()
  const results = await Promise.allSettled([
    store.put([item(1, LIKE), told(1, 'shown')]),
    store.put([item(2, LIKE), told(2, 'shown'), POISON]),
    store.put([item(3, LIKE)]),
  ])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(results[1]).toMatchObject({ reason: expect.any(StoreUnavailable) as unknown })
  expect(committedIn(file)).toBe(2)
  expect(failures).toHaveLength(2)
  expect((await store.rollups({ business: 'acme', grain: 'day', apart: false })).visits).toEqual([
    { touchpoint: 'exit', bucket: 0, count: 2 },
  ])
  // Nothing of the refused request is left in what is summed up before it is written.
  expect(recount(file)).toMatchObject({ events: 1, differences: [] })
})

test('a database that somebody else keeps locked refuses each request once, and waits once', async () => {
  const file = join(temporaryFolder(), 'shop.db')
  const database = connect(file)
  database.exec('PRAGMA busy_timeout = 1')
  const failures: unknown[] = []
  const group = groupCommit(transaction(database), {
    observer: { failed: (error) => failures.push(error) },
  })
  const other = new DatabaseSync(file)
  other.exec('BEGIN IMMEDIATE')
  const results = await Promise.allSettled([1, 2, 3].map((id) => group.put([item(id, LIKE)])))
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(failures).toHaveLength(1)
  await expect(group.ping()).rejects.toThrow(StoreUnavailable)
  other.exec('ROLLBACK')
  other.close()
  expect(await group.put([item(1, LIKE)])).toEqual(['stored'])
  await group.ping()
  database.close()
})

test('a full disk refuses, keeps what was there, and goes on when there is room again', async () => {
  const file = join(temporaryFolder(), 'shop.db')
  const database = connect(file)
  const group = groupCommit(transaction(database))
  await group.put([item(1, LIKE)])
  database.exec('PRAGMA max_page_count = 1')
  const large = Array.from({ length: 400 }, (_, id) => item(id + 10, LIKE))
  await expect(group.put(large)).rejects.toThrow(StoreUnavailable)
  expect(committedIn(file)).toBe(1)
  database.exec('PRAGMA max_page_count = 100000')
  expect(await group.put(large)).toHaveLength(400)
  database.close()
})

test('closing keeps what was put before, and refuses what comes after', async () => {
  const { store, file } = open()
  const put = store.put([item(1, LIKE)])
  const closed = store.close()
  await expect(store.put([item(2, LIKE)])).rejects.toThrow(StoreUnavailable)
  await Promise.all([put, closed])
  await expect(store.rollups({ business: 'acme', grain: 'day', apart: false })).rejects.toThrow(
    StoreUnavailable,
  )
  expect(committedIn(file)).toBe(1)
})

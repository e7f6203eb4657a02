import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { idOf } from '../testing/items.ts'
import { bodyOf, config, NOON, openShop, SHOP } from '../testing/shop.ts'
import { KINDS } from '../testing/stores.ts'
import { tablet } from '../testing/tablet.ts'

// Statements are made of constants; whatever somebody sends is bound to them.

const SOURCES = fileURLToPath(new URL('..', import.meta.url))
const SQL = /\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|PRAGMA|WHERE|JOIN|ALTER|ATTACH)\b/

/**
 * What may be put into the text of a statement: constants, calls that take constants alone, and the
 * names of our own tables and columns, under the names that they have where they are put together.
 * Look where a new one comes from before you add it.
 */
const OURS: readonly RegExp[] = [
  /^[A-Z][A-Z_]*$/,
  /^[A-Z_]+\[(?:table|name)\]$/,
  /^(?:OF_IDS|isText|firstOf|counted)\((?:(?:'[^']*'|[A-Z]+)(?:, )?)+\)$/,
  /^(?:key|kept|names|types|place|either|columns)\.(?:join|map)\(.*\)$/,
  /^MIGRATIONS\.length$/,
  /^(?:name|table|kept|own|lens|isList|group|grain|where|same|raw|eachOption|bucket)$/,
  // Placeholders, and how many rows a copy reads at once.
  /^(?:places|limit)$/,
  // Partitions of months: numbers and names that are made of numbers.
  /^(?:partition|from|to)$/,
]

test('nothing is put into a statement but constants and names of our own', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/\.test\.ts$|^testing/.test(file),
  )
  const found = files.flatMap((file) => {
    const text = readFileSync(join(SOURCES, file), 'utf8')
    const statements = [...text.matchAll(/`(?:[^`\\]|\\.)*`/gs)].filter(([each]) => SQL.test(each))
    return statements.flatMap(([each]) =>
      [...each.matchAll(/\$\{([^}]*)\}/g)].map(([, put]) => ({ file, put: put! })),
    )
  })
  expect(found.length).toBeGreaterThan(20)
  expect(
    found.filter(
      ({ file, put }) => file.startsWith('store') && !OURS.some((ours) => ours.test(put)),
    ),
  ).toEqual([])
})

/** Every text that a database was given while some work was done. */
async function textsOf(work: () => Promise<void>): Promise<readonly string[]> {
  const texts: string[] = []
  const prepare = vi.spyOn(DatabaseSync.prototype, 'prepare').mockName('prepare')
  const exec = vi.spyOn(DatabaseSync.prototype, 'exec')
  const post = vi.spyOn(Worker.prototype, 'postMessage')
  const query = vi.spyOn(pg.Client.prototype, 'query')
  try {
    await work()
    for (const [text] of [...prepare.mock.calls, ...exec.mock.calls]) texts.push(text)
    for (const [message] of post.mock.calls) {
      const { statements = [] } = message as { statements?: { sql: string }[] }
      for (const { sql } of statements) texts.push(sql)
    }
    for (const call of query.mock.calls as unknown as [string | { text: string }][]) {
      texts.push(typeof call[0] === 'string' ? call[0] : call[0].text)
    }
    return texts
  } finally {
    for (const spy of [prepare, exec, post, query]) spy.mockRestore()
  }
}

test.each(KINDS.filter(({ isHere }) => isHere).map((kind) => [kind.name, kind] as const))(
  'whatever is sent to %s is in none of its statements',
  async (_name, kind) => {
    const marked = "x'marked"
    const texts = await textsOf(async () => {
      const place = await kind.newPlace()
      const store = await place.open()
      const shop = openShop({ businesses: [config(SHOP)], store })
      const visit = {
        id: idOf(1),
        touchpoint: 'exit',
        at: NOON,
        locale: 'en-marked',
        answers: [{ question: 'comment', value: marked }],
        fields: { [marked]: marked },
      }
      expect((await bodyOf(shop.send([visit]))).results[0].status).toBe('stored')
      const kiosk = tablet(shop, marked)
      await kiosk.send([{ ...visit, id: idOf(2), seq: 1 }], {
        device: { id: marked, boot: marked },
      })
      await kiosk.pair({ touchpoint: 'exit', name: marked })
      await kiosk.beat({ boot: marked })
      for (const path of [
        `report?where.touchpoint=${marked}&by=touchpoint`,
        `report?where.location=${marked}`,
        `responses?limit=5`,
        `comments?search=${marked}`,
        `comments?q=${marked}`,
        `devices`,
        `prompts/exit?locale=${marked}`,
      ]) {
        await shop.read(`/v1/${path}`)
      }
      for (const what of [{ respondent: marked }, { device: marked }, { response: marked }]) {
        await store.erasure.forget({ business: 'acme', ...what })
      }
      await store.tokens.find(marked, marked)
      await store.tokens.revoke(marked, marked, NOON)
    })
    expect(texts.length).toBeGreaterThan(20)
    expect(texts.filter((text) => text.includes('marked'))).toEqual([])
  },
)

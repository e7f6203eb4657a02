import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decodeResponse } from '@shopbell/core/wire'
import { rowId } from '../import/row-id.ts'
import { openSqlite } from '../store/sqlite/open.ts'
import type { Listed } from '../store/store.ts'
import { newDataFolder, shopbell, type Ran } from '../testing/command.ts'
import { temporaryFolder } from '../testing/folder.ts'

function table(text: string, name = 'answers.csv'): string {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, text)
  return file
}

const EXIT = ['--touchpoint', 'oak-st-exit', '--question', 'satisfaction', '--value', 'score']

function importing(file: string, data: string, ...more: readonly string[]): Promise<Ran> {
  return shopbell(['import', file, ...EXIT, '--data', data, ...more])
}

async function stored(data: string): Promise<readonly Listed[]> {
  const store = openSqlite(join(data, 'shopbell.db'))
  try {
    return await store.recent({ business: 'acme', limit: 500 })
  } finally {
    await store.close()
  }
}

const HOURS = `when,score,store,note
2026-01-02T03:04:05Z,4,oak,"said ""fine"", and
left"
2026-01-02 09:00,1,oak,
2026-07-02 09:00,2,elm,
1767323045000,3,oak,x
`

test('a table is imported with its times and fields', async () => {
  const data = newDataFolder()
  const ran = await importing(
    table(HOURS),
    data,
    '--at',
    'when',
    '--field',
    'store',
    '--field',
    'note',
  )
  expect(ran).toEqual({
    code: 0,
    out: ['imported 4, already there 0, bad 0, skipped by --where 0'],
    error: [],
  })
  const rows = (await stored(data)).toReversed()
  expect(rows.map(({ answers }) => answers[0]!.value)).toEqual([4, 1, 2, 3])
  expect(rows.map(({ at }) => new Date(at).toISOString())).toEqual([
    '2026-01-02T03:04:05.000Z',
    '2026-01-02T14:00:00.000Z',
    '2026-07-02T13:00:00.000Z',
    '2026-01-02T03:04:05.000Z',
  ])
  expect(rows.map(({ fields }) => fields)).toEqual([
    { store: 'oak', note: 'said "fine", and\nleft' },
    { store: 'oak' },
    { store: 'elm' },
    { store: 'oak', note: 'x' },
  ])
  expect(rows[0]!.touchpoint).toBe('oak-st-exit')
})

test('importing again adds nothing, and a grown table adds what is new', async () => {
  const data = newDataFolder()
  await importing(table(HOURS), data, '--at', 'when')
  const again = await importing(table(HOURS), data, '--at', 'when')
  expect(again).toMatchObject({
    code: 0,
    out: ['imported 0, already there 4, bad 0, skipped by --where 0'],
  })
  const grown = await importing(table(`${HOURS}2026-01-03,4,oak,\n`), data, '--at', 'when')
  expect(grown.out).toEqual(['imported 1, already there 4, bad 0, skipped by --where 0'])
})

test('identical rows are as many answers as there are rows', async () => {
  const data = newDataFolder()
  const twice = table('score\n4\n4\n4\n')
  expect((await importing(twice, data)).out[0]).toMatch(/^imported 3,/)
  expect((await importing(twice, data)).out[0]).toMatch(/^imported 0, already there 3,/)
  const again = await shopbell([
    'import',
    twice,
    '--touchpoint',
    'web-checkout',
    ...EXIT.slice(2),
    '--data',
    data,
  ])
  expect(again.out[0]).toMatch(/^imported 3,/)
})

test('another table is other answers, even with the same rows', async () => {
  const data = newDataFolder()
  await importing(table('score\n4\n3\n', 'monday.csv'), data)
  const tuesday = table('score\n4\n4\n', 'tuesday.csv')
  expect((await importing(tuesday, data)).out[0]).toMatch(/^imported 2, already there 0,/)
  expect((await importing(tuesday, data)).out[0]).toMatch(/^imported 0, already there 2,/)
})

test('a table is known by its file name wherever it lies, or by --batch', async () => {
  const data = newDataFolder()
  await importing(table('score\n4\n3\n', 'monday.csv'), data)
  const moved = table('score\n4\n3\n2\n', 'monday.csv')
  expect((await importing(moved, data)).out[0]).toMatch(/^imported 1, already there 2,/)
  const renamed = table('score\n4\n3\n2\n1\n', 'renamed.csv')
  const ran = await importing(renamed, data, '--batch', 'monday.csv')
  expect(ran.out[0]).toMatch(/^imported 1, already there 3,/)
  expect((await importing(renamed, data, '--batch', 'other')).out[0]).toMatch(/^imported 4,/)
})

test('only rows that fit every --where are taken; the same column twice means either', async () => {
  const file = table('score,store,day\n4,oak,mon\n3,oak,tue\n2,elm,mon\n1,fir,mon\n')
  const where = (...conditions: readonly string[]) =>
    importing(file, newDataFolder(), ...conditions.flatMap((each) => ['--where', each]))
  expect((await where('store=oak')).out).toEqual([
    'imported 2, already there 0, bad 0, skipped by --where 2',
  ])
  expect((await where('store=oak', 'day=mon')).out[0]).toMatch(/^imported 1,/)
  expect((await where('store=oak', 'store=elm')).out[0]).toMatch(/^imported 3,/)
})

test('bad rows are told with their line, and good ones are kept', async () => {
  const data = newDataFolder()
  const file = table(
    [
      'when,score',
      '2026-01-02,4',
      '2026-01-02,5',
      '2026-01-02,good',
      '',
      '2026-01-02,',
      'yesterday,4',
      '2999-01-01,4',
      '2026-01-02,4,extra',
      '"2026-01-02',
      '",4',
      '2026-01-02,3',
      '2026-01-02,0',
    ].join('\r\n'),
  )
  const ran = await importing(file, data, '--at', 'when')
  expect(ran.code).toBe(1)
  expect(ran.out).toEqual(['imported 3, already there 0, bad 7, skipped by --where 0'])
  expect(ran.error.map((line) => line.replace(`${file}:`, ''))).toEqual([
    '3: satisfaction: smiley4 takes a whole number from 1 to 4',
    '4: satisfaction: expected a whole number from 1 to 4',
    '6: score is empty',
    '7: when is no ISO 8601 time, no YYYYMMDD and no epoch milliseconds',
    '8: when is before 1970 or in the future',
    '9: has 3 columns, not 2',
    '13: satisfaction: smiley4 takes a whole number from 1 to 4',
  ])
  expect(await stored(data)).toHaveLength(3)
})

test('a quote that is never closed is told where it opens, and that the rest was not read', async () => {
  const file = table('score,note\n4,a\n3,"b\n2,c\n')
  const ran = await importing(file, newDataFolder())
  expect(ran.code).toBe(1)
  expect(ran.out[0]).toMatch(/^imported 1, already there 0, bad 1,/)
  expect(ran.error[0]).toMatch(/:3: [^\d]*[Qq]uote[^\d]*; nothing after this line was read$/)
})

test('a byte order mark belongs to no column', async () => {
  expect((await importing(table('\uFEFFscore\n4\n'), newDataFolder())).code).toBe(0)
})

test('choices and comments can be imported too', async () => {
  const data = newDataFolder()
  const file = table('why,said\nmessy; rude,no\nnice,yes\n')
  const of = (question: string, column: string) =>
    shopbell(
      [
        'import',
        file,
        '--touchpoint',
        'oak-st-exit',
        '--question',
        question,
        '--value',
        column,
      ].concat(['--data', data]),
    )
  expect((await of('reasons', 'why')).out[0]).toMatch(/^imported 1, already there 0, bad 1,/)
  expect((await of('comment', 'said')).out[0]).toMatch(/^imported 2,/)
  const values = (await stored(data)).map(({ answers }) => answers[0]!.value)
  expect(values.toReversed()).toEqual([['messy', 'rude'], 'no', 'yes'])
})

describe('a wrong call says what there is, and ends with 2', () => {
  const file = () => table('score,store\n4,oak\n')
  test.each([
    ['no file', [], /one CSV file/],
    ['two files', ['a.csv', 'b.csv'], /one CSV file/],
    ['no touchpoint', ['FILE', '--question', 'q'], /--touchpoint/],
    ['an unknown touchpoint', ['FILE', '--touchpoint', 'x'], /oak-st-exit/],
    ['an unknown question', ['FILE', ...EXIT.slice(0, 2), '--question', 'x'], /satisfaction/],
    ['no value', ['FILE', ...EXIT.slice(0, 4)], /--value/],
    ['an unknown column', ['FILE', ...EXIT, '--at', 'x'], /no column x; there is score, store/],
    ['an unknown column to filter by', ['FILE', ...EXIT, '--where', 'x=1'], /no column x/],
    ['a filter that is none', ['FILE', ...EXIT, '--where', 'store'], /COLUMN=VALUE/],
    ['an unknown business', ['FILE', ...EXIT, '--business', 'x'], /no business x; there is acme/],
    ['a table without a name', ['FILE', ...EXIT, '--batch', ''], /--batch/],
    ['an unknown option', ['FILE', ...EXIT, '--speed', '9'], /--speed/],
  ])('%s', async (_name, args, says) => {
    const all = args.map((each) => (each === 'FILE' ? file() : each))
    const ran = await shopbell(['import', ...all, '--data', newDataFolder()])
    expect(ran.code).toBe(2)
    expect(ran.error).toHaveLength(1)
    expect(ran.error[0]).toMatch(says)
  })
})

test('a file that cannot be read, or has no line, ends with 1', async () => {
  for (const file of ['/no/such/file.csv', table('')]) {
    const ran = await importing(file, newDataFolder())
    expect([ran.code, ran.error.length, ran.out.length]).toEqual([1, 1, 0])
  }
})

test('the id of a row has the form of a UUIDv7, and the time in front', () => {
  const at = Date.UTC(2026, 0, 2)
  const id = rowId(['a', 1], at)
  expect(decodeResponse({ id, touchpoint: 't', at, answers: [], ended: 'done' }).ok).toBe(true)
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at)
  expect(rowId(['a', 1], at)).toBe(id)
  expect(rowId(['a', 2], at)).not.toBe(id)
})

test('on a terminal a bar shows how far it is, and goes before a line of complaint and at the end', async () => {
  const rows = Array.from(
    { length: 8_000 },
    (_, row) => `${1 + (row % 4)},${'x'.repeat(50)}${row}\n`,
  )
  const file = table(`score,note\n9,none\n${rows.join('')}`)
  const drawn: string[] = []
  const args = ['import', file, ...EXIT, '--data', newDataFolder()]
  const ran = await shopbell(args, {}, (line) => drawn.push(line))
  expect(ran.out).toEqual(['imported 8000, already there 0, bad 1, skipped by --where 0'])
  const shares = drawn
    .slice(0, -1)
    .map((line) => Number(/^import \[#*\.*\] +(\d+) %$/.exec(line)![1]))
  expect(shares.length).toBeGreaterThan(2)
  expect(shares).toEqual(shares.toSorted((one, other) => one - other))
  expect(drawn.at(-1)).toBe('')
})

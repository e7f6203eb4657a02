import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const docs = fileURLToPath(new URL('../../docs', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))
const map = readFileSync(join(docs, 'mission-map.md'), 'utf8')
const [, pagesPart = '', rowsPart = ''] = map.split(/^## /m)

/** The rows that the results and the question bank have to serve. */
const ROWS = [
  '0.1',
  ...from('0', 10, 11),
  '0.15',
  '0.17',
  ...from('0', 30, 32),
  ...from('1', 1, 11),
  '1.14',
  ...from('1', 17, 18),
  '1.21',
  '1.23',
  ...from('2', 2, 22),
  '3.1',
  ...from('3', 6, 10),
  ...from('3', 12, 20),
  ...from('4', 3, 9),
  ...from('4', 14, 17),
  ...from('4', 20, 22),
]

function from(article: string, first: number, last: number): readonly string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `${article}.${first + index}`)
}

/** The cells of a table's lines, without its head. */
function cellsOf(part: string): readonly (readonly string[])[] {
  return part
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
}

const pages = cellsOf(pagesPart)
const rows = cellsOf(rowsPart)

test('every row is served, once, in order', () => {
  expect(ROWS).toHaveLength(74)
  expect(rows.map(([id]) => id)).toEqual(ROWS)
})

test.each(rows)(
  '%s (%s) names what serves it, and a test that is there',
  (...[, , served, tried]) => {
    expect(served).toMatch(/\S/)
    const tests = [...tried!.matchAll(/\]\(([^)]+)\) “([^”]+)”/g)]
    expect(tests.length).toBeGreaterThan(0)
    for (const [, file, title] of tests) {
      expect(readFileSync(join(docs, file!), 'utf8'), title).toContain(title)
    }
  },
)

test('every link leads to a file', () => {
  const links = [...map.matchAll(/\]\(([^)#]+)/g)].map(([, file]) => file!)
  expect(links.length).toBeGreaterThan(100)
  expect(links.filter((file) => !existsSync(join(docs, file)))).toEqual([])
})

test('every page that a row names is listed, and every page that is listed serves a row', () => {
  const named = new Set([...rowsPart.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name]) => name))
  const listed = pages.map(([name]) => name!.replaceAll('*', ''))
  expect(named).toEqual(new Set(listed))
  expect(listed).toHaveLength(named.size)
})

test('the pages are those of the dashboard, and ask addresses that are served', () => {
  const registry = readFileSync(join(root, 'packages/dashboard/src/pages/registry.ts'), 'utf8')
  const known = [...registry.matchAll(/\{ name: '([a-z-]+)', title/g)].map(([, name]) => name)
  const addresses = pages.map(([, address]) => address!.replaceAll('`', ''))
  expect(addresses).toEqual(known.map((name) => `/dashboard/${name}`))
  const paths = readFileSync(join(root, 'packages/collector/src/openapi/paths.ts'), 'utf8')
  for (const [name, address, asks] of pages) {
    const path = asks!.replaceAll('`', '').replace('GET ', '')
    expect(paths, path).toContain(`'${path}': `)
    const page = `packages/dashboard/src/pages/${address!.replaceAll('`', '').split('/').at(-1)}`
    expect(readFileSync(join(root, page, 'page.tsx'), 'utf8'), name).toContain(
      `path: '${path.slice(1)}'`,
    )
  }
})

test('what a row says to be asked is in the question bank', () => {
  const bank = readFileSync(join(docs, 'question-bank.md'), 'utf8')
  const known = new Set([...bank.matchAll(/`([a-z-]+)`/g)].map(([, id]) => id))
  const elsewhere = new Set(['fields', 'pre-purchase'])
  const asked = rows.flatMap(([, , served]) =>
    [...served!.matchAll(/`([a-z-]+)`/g)].map(([, id]) => id!),
  )
  expect(asked.length).toBeGreaterThan(60)
  expect(asked.filter((id) => !known.has(id) && !elsewhere.has(id))).toEqual([])
})

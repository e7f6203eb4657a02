import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const docs = fileURLToPath(new URL('../../docs', import.meta.url))
const page = readFileSync(join(docs, 'conformance.md'), 'utf8')
const rows = page.split('\n').filter((line) => /^\| (?!criterion |-)/.test(line))

/** The success criteria of WCAG 2.2 at levels A and AA, by their numbers. */
const CRITERIA = `
  1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5
  1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13
  2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11
  2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8
  3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8
  4.1.2 4.1.3`
  .trim()
  .split(/\s+/)

test('the conformance page speaks of every criterion, once', () => {
  expect(CRITERIA).toHaveLength(55)
  const said = page.match(/\b\d\.\d\.\d+\b/g)!
  expect(said.sort()).toEqual(CRITERIA.sort())
})

test('each of its lines names a test that is there', () => {
  expect(rows.length).toBeGreaterThan(30)
  for (const row of rows) {
    const [, file, title] = /\]\((\.\.\/e2e\/tests\/[\w.]+\.spec\.ts)\) “([^”]+)”/.exec(row) ?? []
    expect(file, row).toBeDefined()
    expect(readFileSync(join(docs, file!), 'utf8'), row).toContain(title)
  }
})

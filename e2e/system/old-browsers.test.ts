import { parse } from 'acorn'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import widget from '../../packages/widget/package.json' with { type: 'json' }

const built = fileURLToPath(new URL('../../packages/widget/dist/browser/', import.meta.url))
const scripts = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.js'),
)

/** What the oldest browser of the list understands of the language. */
const LANGUAGE = 2022

/**
 * What came after one of them, and fails when it is called. `name?.(…)` is how to use one.
 * Chrome 94, Firefox 101 and Safari 16.4, by MDN's tables.
 */
const TOO_NEW = [
  /\.(?:toSorted|toReversed|toSpliced|findLast|findLastIndex|isWellFormed|intersection)\(/,
  /\b(?:Object|Map)\.groupBy\(|Promise\.(?:withResolvers|try)\(|Array\.fromAsync\(/,
  /\bAbortSignal\.(?:any|timeout)\(|\.showPopover\(|\.moveBefore\(|\.startViewTransition\(/,
  /\bstructuredClone\(|\breportError\(|\brequestIdleCallback\(|\bscheduler\.|\bURL\.(?:canParse|parse)\(/,
]

test('the package says which browsers it is made for', () => {
  expect(widget.browserslist).toEqual([
    'chrome >= 94',
    'edge >= 94',
    'firefox >= 101',
    'safari >= 16.4',
    'ios_saf >= 16.4',
  ])
  expect(scripts.length).toBeGreaterThan(4)
})

test.each(scripts)('%s is written in a language that they know', (script) => {
  const sourceType = script === 'shopbell.js' ? 'script' : 'module'
  const code = readFileSync(built + script, 'utf8')
  expect(() => parse(code, { ecmaVersion: LANGUAGE, sourceType })).not.toThrow()
})

test.each(scripts)('%s calls nothing that one of them lacks', (script) => {
  const code = readFileSync(built + script, 'utf8')
  expect(TOO_NEW.flatMap((name) => name.exec(code)?.[0] ?? [])).toEqual([])
})

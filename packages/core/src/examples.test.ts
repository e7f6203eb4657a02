import { readdirSync, readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import * as core from './index.ts'
import { twoSided } from './quantile/normal.ts'
import { bestLocale } from './wording/languages.ts'

/** What the examples may use: the package, and the two internals that have an example. */
const scope = { ...core, twoSided, bestLocale, Date }

/** `@example expression // result`, over one line of a docstring or a code block. */
interface Example {
  readonly file: string
  readonly code: string
  readonly says: string
}

const folder = new URL('./', import.meta.url)
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.includes('.test'))
  .sort()

const inCode: readonly Example[] = files.flatMap((file) =>
  [
    ...readFileSync(new URL(file, folder), 'utf8').matchAll(
      /@example (.+?) \/\/ (.+?)(?: \*\/)?$/gm,
    ),
  ].map(([, code, says]) => ({ file, code: code!, says: says! })),
)

/** Holds a result to `value 0.5, low -0.321` digit by digit as printed, or to one whole value. */
function agrees(found: unknown, says: string): void {
  const parts = [...says.replace(/ \(.*\)$/, '').matchAll(/(\w+) (-?[\d.]+)(?:,|$)/g)]
  if (/^\w+ -?\d/.test(says)) {
    for (const [, name, digits] of parts) {
      const value = (found as Record<string, number>)[name ?? ''] ?? Number.NaN
      expect(value.toFixed((digits ?? '').split('.').at(1)?.length ?? 0), name).toBe(digits)
    }
    return
  }
  const wanted: unknown = runInContext(`(${says})`, createContext({}))
  // Compared as JSON, for the two come from different realms.
  expect(JSON.stringify(found)).toBe(JSON.stringify(wanted))
}

describe('every example in a docstring is true', () => {
  test('there are many', () => {
    expect(inCode.length).toBeGreaterThan(35)
  })

  test.each(inCode)('$file: $code', ({ code, says }) => {
    agrees(runInContext(`(${code})`, createContext({ ...scope })), says)
  })
})

test('the README’s code runs, line by line, and says what it prints', () => {
  const readme = readFileSync(new URL('../README.md', folder), 'utf8')
  const blocks = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, block]) => block!)
  expect(blocks.length).toBeGreaterThan(0)
  let held = 0
  for (const block of blocks) {
    const context = createContext({ ...scope })
    let pending = ''
    for (const line of block.split('\n')) {
      if (line.startsWith('import ')) {
        const names = line.replace(/^import \{(.*)\} from '@shopbell\/core'$/, '$1').split(',')
        for (const name of names) expect(core).toHaveProperty(name.trim())
        continue
      }
      const [code, says] = line.split(' // ')
      pending += `${code}\n`
      if (says !== undefined) {
        agrees(runInContext(pending, context), says)
        held++
        pending = ''
      }
    }
    runInContext(pending, context)
  }
  expect(held).toBeGreaterThan(8)
})

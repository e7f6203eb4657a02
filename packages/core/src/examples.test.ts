import { readdirSync, readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import * as bank from './bank/index.ts'
import * as colour from './colour/index.ts'
import * as config from './config/index.ts'
import * as driving from './drivers/index.ts'
import * as scores from './index.ts'
import * as kiosk from './kiosk/index.ts'
import * as prompt from './prompt/index.ts'
import * as wire from './schema/index.ts'
import * as waiting from './time-to-answer/index.ts'
import * as time from './time/index.ts'
import * as watch from './watch/index.ts'
import { bestLocale } from './wording/languages.ts'

/** What each import path gives. */
const entries: Readonly<Record<string, object>> = {
  '@shopbell/core': scores,
  '@shopbell/core/bank': bank,
  '@shopbell/core/colour': colour,
  '@shopbell/core/config': config,
  '@shopbell/core/drivers': driving,
  '@shopbell/core/kiosk': kiosk,
  '@shopbell/core/prompt': prompt,
  '@shopbell/core/time': time,
  '@shopbell/core/time-to-answer': waiting,
  '@shopbell/core/watch': watch,
  '@shopbell/core/wire': wire,
}

/** What the examples may use: the package, and the internal that has an example. */
const scope = Object.assign({ bestLocale, Date }, ...Object.values(entries)) as object

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
        const [, names, path] = /^import \{(.*)\} from '(.*)'$/.exec(line) ?? []
        for (const name of names!.split(',')) {
          expect(entries[path!], line).toHaveProperty(name.trim())
        }
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

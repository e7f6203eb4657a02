import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { EXAMPLES } from './commands/examples.ts'
import { createMetrics } from './metrics/metrics.ts'

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url))
const read = (file: string): string => readFileSync(PROJECT + file, 'utf8')
const FILES = [
  'docs/operate.md',
  'docs/security.md',
  'deploy/compose.yaml',
  'deploy/shopbell.service',
  'deploy/Dockerfile',
]

test('every defence names a test that is there', () => {
  const rows = read('docs/security.md').matchAll(/^\| [^|]+ \| [^|]+ \| ([^|]+) \|$/gm)
  const named = [...rows]
    .flatMap(([, tests]) => tests!.trim().split(', '))
    .filter((name) => name.endsWith('.ts'))
  expect(named.length).toBeGreaterThan(40)
  const isThere = (name: string): boolean =>
    [name, `packages/collector/src/${name}`].some((file) => existsSync(PROJECT + file))
  expect(named.filter((name) => !isThere(name))).toEqual([])
})

test.each(FILES)('%s speaks of variables and commands that there are', (file) => {
  const text = read(file)
  const readme = read('packages/collector/README.md')
  for (const [name] of text.matchAll(/\bSHOPBELL_[A-Z_]+/g)) expect(readme).toContain(`\`${name}\``)
  for (const [, command] of text.matchAll(/`shopbell ([a-z][a-z-]*)/g)) {
    expect(['help', ...Object.keys(EXAMPLES)]).toContain(command)
  }
})

test('every counter that operators are told to watch is served', async () => {
  const served = await createMetrics().text()
  const watched = [...read('docs/operate.md').matchAll(/`(shopbell_\w+)`/g)].map(
    ([, name]) => name!,
  )
  expect(watched.length).toBeGreaterThan(5)
  expect(watched.filter((name) => !served.includes(`# TYPE ${name} `))).toEqual([])
})

import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const readme = readFileSync(`${root}/README.md`, 'utf8')

const LOADER = 'packages/widget/dist/browser/shopbell.js'
const CHUNKS = 'packages/widget/dist/browser/shopbell'

/** Files of each row of the README's table of sizes. */
const ROWS: Readonly<Record<string, readonly string[]>> = {
  '`shopbell.js`, the script tag’s loader': [LOADER],
  'script tag, until the first rating is visible': [LOADER, `${CHUNKS}/prompt-*.js`],
  'script tag, with the outbox that keeps the tap': [
    LOADER,
    `${CHUNKS}/prompt-*.js`,
    `${CHUNKS}/answering-*.js`,
  ],
  'script tag, everything': [LOADER, `${CHUNKS}/*.js`],
  'the kiosk, whole page': [
    'packages/kiosk/dist/browser/assets/*',
    'packages/kiosk/dist/browser/sw.js',
  ],
  'the results page': ['packages/dashboard/dist/browser/assets/*'],
}

test.each(Object.entries(ROWS))('the README says how large %s is', (name, patterns) => {
  const files = patterns.flatMap((pattern) => globSync(`${root}/${pattern}`))
  expect(files.length).toBeGreaterThan(0)
  const bytes = files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length,
    0,
  )
  const rows = readme.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
  const row = rows.find(([, first]) => first?.replaceAll("'", '’') === name)
  expect(row, `no row for ${name}`).toBeDefined()
  const said = Number(/^([\d.]+) kB$/.exec(row!.at(2)!)![1])
  expect(Math.abs(said - bytes / 1000), `${bytes} bytes`).toBeLessThanOrEqual(0.1)
})

test('the README’s files and commands are there', () => {
  const linked = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path!)
  expect(linked.length).toBeGreaterThan(5)
  expect(linked.filter((path) => globSync(`${root}/${path}`).length === 0)).toEqual([])
  const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as {
    scripts: Record<string, string>
  }
  const commands = [...readme.matchAll(/pnpm@10\.34\.9 ([\w:]+)|`pnpm ([\w:]+)/g)].map(
    ([, a, b]) => a ?? b!,
  )
  expect(commands.filter((command) => !(command in scripts))).toEqual([])
  expect(readFileSync(`${root}/.ci/run`, 'utf8')).toContain('npx -y pnpm@10.34.9 test\n')
})

import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
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
  'script tag, everything but the words of debug': [
    LOADER,
    `${CHUNKS}/{prompt,answering,later}-*.js`,
  ],
  'the kiosk, until a tap is thanked': ['packages/kiosk/dist/browser/assets/*.{js,css}'],
  'the kiosk, everything': [
    'packages/kiosk/dist/browser/assets/**/*.{js,css}',
    'packages/kiosk/dist/browser/sw.js',
  ],
  'the results, until the first page is drawn': [
    'packages/dashboard/dist/browser/assets/*.{js,css}',
    'packages/dashboard/dist/browser/assets/later/{today,Exports}-*.css',
    'packages/dashboard/dist/browser/assets/later/today-*.js',
  ],
  'what draws charts, when the first one is opened': [
    'packages/dashboard/dist/browser/assets/later/plot-*.js',
  ],
}

test.each(Object.entries(ROWS))('the README says how large %s is', (name, patterns) => {
  const files = withImports(patterns.flatMap((pattern) => globSync(`${root}/${pattern}`)))
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

/** Files and all that they import before they run, each once. */
function withImports(files: readonly string[]): readonly string[] {
  const all = new Set(files)
  for (const file of all) {
    if (!file.endsWith('.js')) continue
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/\bfrom\s?["'](\.[^"']+)["']/g)) {
      all.add(join(dirname(file), path!))
    }
  }
  return [...all]
}

/** Rows of the core's README, by the name of the check that measures them. */
const CORE: Readonly<Record<string, string>> = {
  'the scores (whole root entry)': 'all of `@shopbell/core`',
  drivers: 'all of `@shopbell/core/drivers`',
  watch: 'all of `@shopbell/core/watch`',
  'time-to-answer': 'all of `@shopbell/core/time-to-answer`',
  kiosk: 'all of `@shopbell/core/kiosk`',
  'everything that scores, in one bundle': 'these five together, in one bundle',
  'share alone': '`share`',
  'nps alone': '`nps`',
  'mean alone': '`mean`',
  'difference alone': '`difference`',
  'clopperPearson alone': '`clopperPearson`',
  'what a widget might use': '`share`, `nps`, `difference` and `merge`, as a widget might need',
}

test('the core’s README says how large each of its imports is', () => {
  const sizeLimit = `${root}/node_modules/.bin/size-limit`
  const output = execFileSync(sizeLimit, ['--json'], { cwd: root, encoding: 'utf8' })
  const checks = JSON.parse(output) as readonly { readonly name: string; readonly size: number }[]
  const measured = checks.flatMap(({ name, size }) => {
    const [, what] = /^@shopbell\/core(?:, |\/)(.+)$/.exec(name) ?? []
    return what === undefined ? [] : [[what, size] as const]
  })
  expect(measured.map(([what]) => what).sort()).toEqual(Object.keys(CORE).sort())
  const rows = readFileSync(`${root}/packages/core/README.md`, 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
  for (const [what, bytes] of measured) {
    const row = rows.find(([, first]) => first === CORE[what])
    expect(row, `no row for ${what}`).toBeDefined()
    const [, said, decimals] = /^(\d+(?:\.(\d+))?) kB$/.exec(row!.at(2)!)!
    const digit = 10 ** -decimals!.length
    expect(Math.abs(Number(said) - bytes / 1000), `${what}: ${bytes} bytes`).toBeLessThan(digit)
  }
}, 120_000)

test('the bundle of everything that scores leaves no name out', async () => {
  const checks = JSON.parse(readFileSync(`${root}/.size-limit.json`, 'utf8')) as readonly {
    readonly name: string
    readonly import?: Readonly<Record<string, string>>
  }[]
  const all = checks.find(({ name }) => name.endsWith('everything that scores, in one bundle'))!
  for (const [path, imports] of Object.entries(all.import!)) {
    if (imports === '*') continue
    const names = Object.keys((await import(`${root}/${path}`)) as object)
    expect(
      imports
        .replaceAll(/[{}\s]/g, '')
        .split(',')
        .sort(),
      path,
    ).toEqual(names.sort())
  }
  expect(Object.keys(all.import!)).toHaveLength(5)
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

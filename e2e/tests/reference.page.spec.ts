import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from '@playwright/test'
import quantile from '@stdlib/stats-base-dists-t-quantile'
import { rowsOf } from '../../scripts/lesson/data.ts'
import {
  argumentsOf,
  departmentsOf,
  EXCLUDED_DEPARTMENT,
  SIDES,
  writeReferenceShop,
} from '../../scripts/reference-shop/reference-shop.ts'
import { startCollector, type Collector } from '../support/collector.ts'
import { expect, test as base } from '../support/fixtures.ts'

// Real answers on the screen. Every figure is compared, in its order, with one that is computed here
// from the tables themselves: no code of ours has a part in it but what draws the page.

const shared = fileURLToPath(new URL('../../../shared/reference/data/', import.meta.url))
const there = existsSync(join(shared, 'open_insteval.csv'))

/** A collector with both businesses, for all tests of this file. */
const test = base.extend<object, { reference: Collector }>({
  reference: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names from here
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'shopbell-reference-'))
      const shop = await writeReferenceShop(shared, folder, Date.now())
      const collector = await startCollector(shop!.configs)
      for (const each of shop!.imports) {
        const { code, err } = await collector.run(...argumentsOf(each))
        expect(code, err).toBe(0)
      }
      await use(collector)
      await collector.stop()
      await rm(folder, { recursive: true })
    },
    { scope: 'worker', timeout: 300_000 },
  ],
})

// One worker, so that all of it is imported once.
test.describe.configure({ mode: 'serial' })
test.skip(!there, 'the reference data lie beside the project, in ../shared, and are not here')

/** How many gave each of the points 1 to 5. */
type Counts = readonly number[]

const total = (counts: Counts): number => counts.reduce((sum, count) => sum + count, 0)
const together = (all: readonly Counts[]): Counts =>
  [0, 1, 2, 3, 4].map((point) => all.reduce((sum, counts) => sum + counts[point]!, 0))

const ratings = rowsOf(shared, 'open_insteval.csv') ?? []
const departments = departmentsOf(ratings)

function countsOf(department: string, service: string): Counts {
  const counts = [0, 0, 0, 0, 0]
  for (const row of ratings) {
    if (row['dept'] === department && row['service'] === service) {
      counts[Number(row['rating']) - 1]!++
    }
  }
  return counts
}

/** The mean from 0 to 100, its standard error, and how many. */
function moments(counts: Counts): {
  readonly n: number
  readonly mean: number
  readonly se: number
} {
  const n = total(counts)
  const points = [0, 25, 50, 75, 100]
  const mean = points.reduce((sum, point, at) => sum + point * counts[at]!, 0) / n
  const squares = points.reduce((sum, point, at) => sum + (point - mean) ** 2 * counts[at]!, 0)
  return { n, mean, se: Math.sqrt(squares / (n - 1) / n) }
}

/** The mean with Student's interval at a level. */
function interval(counts: Counts, level: number): readonly [number, number, number] {
  const { n, mean, se } = moments(counts)
  const reach = quantile((1 + level) / 2, n - 1) * se
  return [mean, mean - reach, mean + reach]
}

/** The same as the page writes the three and how many. */
function index(counts: Counts, level = 0.95): readonly string[] {
  const values = interval(counts, level).map((value) => `${Math.round(value)}`)
  return [...values, grouped(total(counts))]
}

/** A share with Wilson's interval. */
function wilson(good: number, n: number): readonly [number, number, number] {
  const z = quantile(0.975, 1e12)
  const p = good / n
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const reach = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  return [p, middle - reach, middle + reach]
}

/** The share of the upper two points, as the page writes it. */
function share(counts: Counts): readonly string[] {
  const n = total(counts)
  const [value, low, high] = wilson(counts[3]! + counts[4]!, n)
  const percent = (of: number): string => `${Math.round(100 * of)}`
  return [`${percent(value)}%`, percent(low), `${percent(high)}%`, grouped(n)]
}

/** @example grouped(73421) // '73,421' */
function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',')
}

/** Every number that stands in a part of the page, in its order. */
async function figuresIn(part: Locator): Promise<readonly string[]> {
  const text = await part.innerText()
  return text.match(/[+−]?\d+(?:,\d{3})*(?:\.\d+)?%?/g) ?? []
}

test('touchpoints: the score of every department and side', async ({ page, reference }) => {
  test.slow()
  await signIn(page, reference)
  await page.goto(`${reference.url}/dashboard/touchpoints?business=eth`)
  const rows = SIDES.flatMap(({ service }) =>
    departments.map((department) => [
      department,
      department,
      ...(department === EXCLUDED_DEPARTMENT ? [] : index(countsOf(department, service))),
    ]),
  )
  expect(rows).toHaveLength(28)
  const table = page.getByRole('region', { name: 'Buying' })
  await expect(table).toBeVisible()
  expect(await figuresIn(table.locator('tbody'))).toEqual(rows.flat())
  const coverage = page.getByRole('region', { name: 'How much of it is known' })
  const listed = `${rows.length}`
  expect(await figuresIn(coverage)).toEqual(
    [
      [listed, listed],
      [`${rows.length - 2}`, listed],
      ['0', listed, '0', listed],
      ['0', '43'],
    ].flat(),
  )
})

test('data quality: both scores and the share, with and without what is excluded', async ({
  page,
  reference,
}) => {
  test.slow()
  await signIn(page, reference)
  await page.goto(`${reference.url}/dashboard/quality?business=eth`)
  const of = (service: string, isAll: boolean): Counts =>
    together(
      departments
        .filter((department) => isAll || department !== EXCLUDED_DEPARTMENT)
        .map((department) => countsOf(department, service)),
    )
  const ways = (service: string, score: (counts: Counts) => readonly string[]) => [
    ...score(of(service, true)),
    ...score(of(service, false)),
    ...score(of(service, false)),
  ]
  const [own, others] = SIDES.map(({ service }) => service)
  const scores = page.getByRole('region', { name: 'Scores with and without' }).first()
  await expect(scores).toBeVisible()
  expect(await figuresIn(scores.locator('tbody'))).toEqual(
    [
      ['0', '100', ...ways(others!, index)],
      ['0', '100', ...ways(own!, index)],
      ways(own!, share),
      ways(others!, share),
    ].flat(),
  )
  const out = grouped(
    SIDES.reduce((sum, { service }) => sum + total(countsOf(EXCLUDED_DEPARTMENT, service)), 0),
  )
  const said = page.getByRole('region', { name: 'Nothing is deleted' })
  expect(await figuresIn(said)).toEqual(['73,421', out, '0'])
  const ledger = page.getByRole('row').filter({ hasText: 'To see what leaving' })
  expect((await figuresIn(ledger)).at(-1)).toBe(out)
  const rules = page.getByRole('region', { name: 'What rules mark' }).locator('dd')
  await expect(rules).toHaveText(['0 responses', '0 responses', '0 responses'])
})

/** All counted ratings of one side. */
const sideOf = (service: string): Counts =>
  together(
    departments
      .filter((department) => department !== EXCLUDED_DEPARTMENT)
      .map((department) => countsOf(department, service)),
  )

test('journey: both cells, the whole and how much is measured', async ({ page, reference }) => {
  test.slow()
  await signIn(page, reference)
  await page.goto(`${reference.url}/dashboard/journey?business=eth`)
  const grid = page.getByRole('region', { name: 'Where each stage stands in each channel' }).first()
  await expect(grid).toBeVisible()
  const sides = SIDES.map(({ service }) => sideOf(service))
  const [mean, low, high] = index(together(sides))
  expect(await figuresIn(grid)).toEqual(
    [['93%', '26', '28'], ...sides.map((counts) => index(counts)), [mean!, low!, high!]].flat(),
  )
})

test('channels: each alone at a level for both, all together, and how far they differ', async ({
  page,
  reference,
}) => {
  test.slow()
  await signIn(page, reference)
  await page.goto(`${reference.url}/dashboard/channels?business=eth`)
  const alone = page.getByRole('region', { name: 'Each alone, and all together' }).first()
  await expect(alone).toBeVisible()
  const sides = SIDES.map(({ service }) => sideOf(service))
  const answers = sides.map(total)
  // Two intervals that hold at once, by Bonferroni; all together by square-and-add (MOVER).
  const joint = (weights: readonly number[]): readonly [number, number, number] => {
    const whole = weights.reduce((sum, weight) => sum + weight, 0)
    const parts = sides.map((counts, at) => {
      const [value, low, high] = interval(counts, 0.95)
      const weight = weights[at]! / whole
      return [weight * value, weight * (value - low), weight * (high - value)] as const
    })
    const value = parts.reduce((sum, [part]) => sum + part, 0)
    const reach = (at: 1 | 2): number => Math.hypot(...parts.map((part) => part[at]))
    return [value, value - reach(1), value + reach(2)]
  }
  const [equal, volume] = [joint([1, 1]), joint(answers)]
  const rounded = (values: readonly number[]): readonly string[] =>
    values.map((value) => `${Math.round(value)}`)
  expect(await figuresIn(alone.locator('tbody').nth(0))).toEqual(
    sides.flatMap((counts) => [
      grouped(total(counts)),
      ...share(counts).slice(0, 3),
      ...index(counts, 0.975).slice(0, 3),
    ]),
  )
  expect(await figuresIn(alone.locator('tbody').nth(1))).toEqual([
    ...rounded(equal),
    ...rounded(volume),
  ])

  await page.getByText('As a table').click()
  const beside = page.getByRole('table', { name: 'The score of each channel and of all together' })
  const exact = (values: readonly number[]): readonly string[] =>
    values.map((value) => String(Math.round(value * 1000) / 1000))
  const all = grouped(answers.reduce((sum, n) => sum + n, 0))
  expect(await figuresIn(beside.locator('tbody'))).toEqual(
    [
      ...sides.map((counts) => [
        ...exact(interval(counts, 0.975)),
        grouped(total(counts)),
        '0.975',
      ]),
      [...exact(equal), all, '0.95'],
      [...exact(volume), all, '0.95'],
    ].flat(),
  )

  // DerSimonian & Laird 1986, of two.
  const [a, b] = sides.map(moments)
  const [v, w] = [1 / a!.se ** 2, 1 / b!.se ** 2]
  const pooled = (v * a!.mean + w * b!.mean) / (v + w)
  const q = v * (a!.mean - pooled) ** 2 + w * (b!.mean - pooled) ** 2
  const tau = Math.sqrt((q - 1) / (v + w - (v * v + w * w) / (v + w)))
  const alike = page.getByRole('region', { name: 'Are the channels alike?' })
  expect(await figuresIn(alike)).toEqual([
    `${Math.round(tau)}`,
    `${Math.round((100 * (q - 1)) / q)}%`,
  ])
})

test('stores and hours: every hour of the week of 20,000 flights', async ({ page, reference }) => {
  test.slow()
  await signIn(page, reference)
  await page.goto(`${reference.url}/dashboard/stores?business=flights&period=all`)
  const hours = page.getByRole('region', { name: /^Hours of the week/ }).first()
  await expect(hours).toBeVisible()
  await hours.getByText('As a table').click()
  const cells = new Map<number, { good: number; n: number }>()
  for (const row of rowsOf(shared, 'open_flights_ontime_hourly.csv')!) {
    const weekday = (new Date(`${row['date']!.replaceAll('/', '-')}T00:00Z`).getUTCDay() + 6) % 7
    const place = weekday * 24 + Number(row['hour'])
    const { good, n } = cells.get(place) ?? { good: 0, n: 0 }
    cells.set(place, { good: good + Number(row['ontime15']), n: n + Number(row['n']) })
  }
  const expected = [...cells]
    .sort(([one], [other]) => one - other)
    .map(([place, { good, n }]) => {
      const figures = n < 5 ? [] : wilson(good, n)
      const written = figures.map((value) => String(Math.round(value * 1000) / 1000))
      return [`${place % 24}`, written, grouped(n)].flat()
    })
  expect(expected.length).toBeGreaterThan(100)
  expect(await figuresIn(hours.getByRole('table').locator('tbody'))).toEqual(expected.flat())
})

async function signIn(page: Page, { url, token }: Collector): Promise<void> {
  await page.goto(`${url}/dashboard/?business=eth`)
  await page.getByLabel(/token/i).fill(token)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(/token/i)).toHaveCount(0)
}

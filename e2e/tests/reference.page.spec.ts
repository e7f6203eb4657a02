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
import { films, sendPeople, students, tenants, writePeople } from '../support/reference-people.ts'

// Real answers on the screen. Every figure is compared, in its order, with one that is computed here
// from the tables themselves: no code of ours has a part in it but what draws the page.

const shared = fileURLToPath(new URL('../../../shared/reference/data/', import.meta.url))
const there = existsSync(join(shared, 'open_insteval.csv'))

/** A collector with all businesses, for all tests of this file. */
const test = base.extend<object, { reference: Collector }>({
  reference: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names from here
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'shopbell-reference-'))
      const shop = await writeReferenceShop(shared, folder, Date.now())
      await writePeople(shop!.configs)
      const collector = await startCollector(shop!.configs)
      for (const each of shop!.imports) {
        const { code, err } = await collector.run(...argumentsOf(each))
        expect(code, err).toBe(0)
      }
      await sendPeople(collector, 'homes', tenants(shared))
      await sendPeople(collector, 'students', students(shared))
      await sendPeople(collector, 'films', films(shared))
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
  // The one stage that is asked about is the whole; its cells stand beside it.
  const whole = [mean!, low!, high!]
  expect(await figuresIn(grid)).toEqual(
    [['93%', '26', '28'], whole, ...sides.map((counts) => index(counts)), whole].flat(),
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

/** The cells of a table's rows, as they are written. */
const cellsIn = (table: Locator): Promise<readonly (readonly string[])[]> =>
  table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent)),
    )

/** A number as a table beside a chart writes it. */
const exact = (value: number): string => {
  const [whole = '', rest] = String(Math.round(Math.abs(value) * 1000) / 1000).split('.')
  return (value < 0 ? '-' : '') + grouped(Number(whole)) + (rest === undefined ? '' : `.${rest}`)
}

/** Points with how many gave them: mean, its standard error, and how many. */
function meanOf(values: readonly number[]): { readonly mean: number; readonly se: number } {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, se: Math.sqrt(squares / (n - 1) / n) }
}

/** The mean of values with Student's interval. */
function studentOf(values: readonly number[]): readonly [number, number, number] {
  const { mean, se } = meanOf(values)
  const reach = quantile(0.975, values.length - 1) * se
  return [mean, mean - reach, mean + reach]
}

test('today: experience, service and the gap, and in short where it is worst', async ({
  page,
  reference,
}) => {
  test.slow()
  await signIn(page, reference)
  await page.goto(`${reference.url}/dashboard/today?business=eth&period=all`)
  const [own, others] = SIDES.map(({ service }) => sideOf(service))
  for (const [title, counts] of [
    ['Experience', own!],
    ['Service', others!],
  ] as const) {
    const tile = page.getByRole('region', { name: title, exact: true })
    await expect(tile).toBeVisible()
    const [mean, low, high, n] = index(counts)
    expect(await figuresIn(tile)).toEqual([mean, low, high, n, ...new Set([low, high])])
    // More than half are happy, by Wilson's lower limit.
    const [, from] = wilson(counts[3]! + counts[4]!, total(counts))
    await expect(tile).toContainText(from > 0.5 ? 'Surely more than half' : 'than half are happy')
  }
  // Different people: Welch.
  const [a, b] = [moments(others!), moments(own!)]
  const [v, w] = [a.se ** 2, b.se ** 2]
  const reach =
    quantile(0.975, (v + w) ** 2 / (v ** 2 / (a.n - 1) + w ** 2 / (b.n - 1))) * Math.sqrt(v + w)
  const gap = a.mean - b.mean
  const signed = (value: number): string =>
    `${value < 0 ? '−' : '+'}${Math.abs(value) < 0.5 ? Math.abs(value).toFixed(1) : Math.round(Math.abs(value))}`
  expect(await figuresIn(page.getByRole('region', { name: 'Gap' }))).toEqual([
    ...[gap, gap - reach, gap + reach].map(signed),
    grouped(a.n + b.n),
  ])
  const [mean, low, high] = index(together([own!, others!]))
  const short = page.locator('.glance')
  await expect(short).toContainText(`Buying: ${mean} (${low}–${high})`)
  await expect(short).toContainText('2 of 28 touchpoints')
})

test('stores and hours: every department drawn together as far as it has few answers', async ({
  page,
  reference,
}) => {
  test.slow()
  await signIn(page, reference)
  await page.goto(`${reference.url}/dashboard/stores?business=eth&period=all`)
  const own = departments
    .filter((department) => department !== EXCLUDED_DEPARTMENT)
    .map((department) => {
      const counts = countsOf(department, '0')
      return { department, good: counts[3]! + counts[4]!, n: total(counts) }
    })
    .filter(({ n }) => n >= 5)
  // Bühlmann & Straub 1970, of zeros and ones.
  const all = own.reduce((sum, { n }) => sum + n, 0)
  const pooled = own.reduce((sum, { good }) => sum + good, 0) / all
  const within =
    own.reduce((sum, { good, n }) => sum + (good * (n - good)) / n, 0) / (all - own.length)
  const apart = own.reduce((sum, { good, n }) => sum + n * (good / n - pooled) ** 2, 0)
  const between =
    (apart - (own.length - 1) * within) / (all - own.reduce((sum, { n }) => sum + n * n, 0) / all)
  const believed = own.map(({ n }) => (n * between) / (n * between + within))
  const beliefs = believed.reduce((sum, z) => sum + z, 0)
  const collective =
    own.reduce((sum, { good, n }, at) => sum + believed[at]! * (good / n), 0) / beliefs
  const percent = (value: number): string => `${Math.round(100 * value)}`
  const rows = own
    .map(({ department, good, n }, at) => {
      const z = believed[at]!
      const drawn = z * (good / n) + (1 - z) * collective
      const error = Math.sqrt(between * (1 - z) * (1 + (1 - z) / beliefs))
      const reach = quantile(0.975, 1e12) * error
      const [share, low, high] = wilson(good, n)
      return {
        drawn,
        figures: [
          department,
          `${percent(drawn)}%`,
          percent(drawn - reach),
          `${percent(drawn + reach)}%`,
          `${percent(share)}%`,
          percent(low),
          `${percent(high)}%`,
          grouped(n),
        ],
      }
    })
    .sort((one, other) => other.drawn - one.drawn)
  expect(rows.length).toBeGreaterThan(10)
  const table = page.getByRole('region', { name: 'Stores, one by one' })
  await expect(table).toBeVisible()
  expect(await figuresIn(table.locator('tbody'))).toEqual(rows.flatMap(({ figures }) => figures))
})

test('trend: every day of 20,000 flights, and all days as far as they wobble', async ({
  page,
  reference,
}) => {
  test.slow()
  await signIn(page, reference)
  await page.goto(`${reference.url}/dashboard/trend?business=flights&period=all&every=day`)
  const days = new Map<string, { good: number; n: number }>()
  for (const row of rowsOf(shared, 'open_flights_ontime_hourly.csv')!) {
    const day = row['date']!.replaceAll('/', '-')
    const { good, n } = days.get(day) ?? { good: 0, n: 0 }
    days.set(day, { good: good + Number(row['ontime15']), n: n + Number(row['n']) })
  }
  const section = page.getByRole('region', { name: /^Experience the visit/ })
  await expect(section).toBeVisible()
  const known = [...days.values()].filter(({ n }) => n > 0)
  const n = known.reduce((sum, day) => sum + day.n, 0)
  const p = known.reduce((sum, day) => sum + day.good, 0) / n
  // Pearson's dispersion; the interval is Wilson's of n / φ answers with t for z.
  const x2 =
    known.reduce((sum, day) => sum + (day.good - day.n * p) ** 2 / day.n, 0) / (p * (1 - p))
  const phi = Math.max(1, x2 / (known.length - 1))
  const [t, m] = [phi === 1 ? quantile(0.975, 1e12) : quantile(0.975, known.length - 1), n / phi]
  const middle = (m * p + (t * t) / 2) / (m + t * t)
  const reach = (t * Math.sqrt(m * p * (1 - p) + (t * t) / 4)) / (m + t * t)
  const percent = (value: number): string => `${Math.round(100 * value)}`
  expect(await figuresIn(section.locator('.stop'))).toEqual([
    `${percent(p)}%`,
    percent(middle - reach),
    `${percent(middle + reach)}%`,
    grouped(n),
  ])
  await section.getByText('As a table').first().click()
  const expected = [...days]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, { good, n }]) => {
      const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, day.length)
      const figures = n < 5 ? ['–', '–', '–'] : wilson(good, n).map(exact)
      return [day, next, figures, grouped(n)].flat()
    })
  expect(expected.length).toBeGreaterThan(60)
  expect(await cellsIn(section.getByRole('region', { name: /by day/ }))).toEqual(expected)
})

test('why: how much of what tenants say of their homes goes with each of two things', async ({
  page,
  reference,
}) => {
  await signIn(page, reference)
  await page.goto(`${reference.url}/dashboard/why?business=homes`)
  const people = tenants(shared).map(({ daysAgo, answers }) => ({
    day: daysAgo,
    row: ['satisfaction', 'say', 'neighbours'].map((name) => Number(answers[name])),
  }))
  /** R² and each one's part, averaged over both orders in which two can come in (LMG). */
  function parts(rows: readonly (readonly number[])[]): {
    readonly r2: number
    readonly of: readonly [number, number]
  } {
    const means = [0, 1, 2].map((at) => meanOf(rows.map((row) => row[at]!)).mean)
    const product = (i: number, j: number): number =>
      rows.reduce((sum, row) => sum + (row[i]! - means[i]!) * (row[j]! - means[j]!), 0)
    const r = (i: number, j: number): number =>
      product(i, j) / Math.sqrt(product(i, i) * product(j, j))
    const [a, b, c] = [r(0, 1), r(0, 2), r(1, 2)]
    const r2 = (a * a + b * b - 2 * a * b * c) / (1 - c * c)
    return { r2, of: [(a * a + r2 - b * b) / 2, (b * b + r2 - a * a) / 2] }
  }
  const { r2, of } = parts(people.map(({ row }) => row))
  const days = [...new Set(people.map(({ day }) => day))]
  const rests = days.map((left) =>
    parts(people.filter(({ day }) => day !== left).map(({ row }) => row)),
  )
  const expected = of.map((value, at) => {
    const values = rests.map((rest) => rest.of[at]!)
    const centre = values.reduce((sum, each) => sum + each, 0) / values.length
    const squares = values.reduce((sum, each) => sum + (each - centre) ** 2, 0)
    const reach =
      quantile(0.975, days.length - 1) * Math.sqrt((squares * (days.length - 1)) / days.length)
    const good = people.filter(({ row }) => row[at + 1] === (at === 0 ? 3 : 1)).length
    return [
      at === 0 ? 'How much do you have a say?' : 'Do you meet neighbours?',
      [value, Math.max(0, value - reach), Math.min(1, value + reach)].map(exact),
      grouped(people.length),
      wilson(good, people.length).map(exact),
    ].flat()
  })
  const section = page.getByRole('region', { name: /^What goes with the experience All/ })
  await expect(section).toContainText(`${grouped(people.length)} people`)
  await expect(section).toContainText(`Together ${Math.round(100 * r2)}%`)
  await section.getByText('As a table').click()
  await expect(section.getByRole('table')).toBeVisible()
  expect(await cellsIn(section.getByRole('table'))).toEqual(expected)
})

test('good enough: loyalty at each point, the four alone, and how far they go together', async ({
  page,
  reference,
}) => {
  await signIn(page, reference)
  await page.goto(`${reference.url}/dashboard/good-enough?business=students`)
  const four = ['repurchase', 'forgive', 'try-new', 'refer']
  const people = students(shared).map(({ answers }) => ({
    score: Number(answers['satisfaction']),
    points: four.map((name) => Number(answers[name])),
  }))
  expect(people.length).toBeGreaterThan(2000)
  const loyal = people.map(({ points }) => 25 * (points.reduce((sum, one) => sum + one, 0) / 4 - 1))
  const steps = [1, 2, 3, 4, 5].map((point) => loyal.filter((_, at) => people[at]!.score === point))
  await page.getByText('As a table').click()
  const beside = page.getByRole('table', { name: /^Loyalty, 0 to 100/ })
  const first = (await cellsIn(beside)).map((cells) => cells.slice(0, 5))
  expect(first).toEqual(
    steps.map((values, at) =>
      [String(at + 1), studentOf(values).map(exact), grouped(values.length)].flat(),
    ),
  )

  const table = page.getByRole('region', { name: 'The four, each by itself' }).last()
  const items = four.map((_, item) => people.map(({ points }) => points[item]!))
  const percent = (value: number): string => `${Math.round(100 * value)}`
  expect(await figuresIn(table.locator('tbody').first())).toEqual(
    items.flatMap((points) => {
      const [share, low, high] = wilson(points.filter((one) => one >= 4).length, points.length)
      const index = studentOf(points.map((one) => 25 * (one - 1)))
      return [
        grouped(points.length),
        `${percent(share)}%`,
        percent(low),
        `${percent(high)}%`,
        ...index.map((value) => `${Math.round(value)}`),
      ]
    }),
  )
  expect(await figuresIn(table.locator('tbody').last())).toEqual([
    ...studentOf(loyal).map((value) => `${Math.round(value)}`),
    grouped(people.length),
  ])
  // Cronbach 1951.
  const variance = (values: readonly number[]): number => meanOf(values).se ** 2 * values.length
  const sums = people.map(({ points }) => points.reduce((sum, one) => sum + one, 0))
  const alpha = (4 / 3) * (1 - items.reduce((sum, own) => sum + variance(own), 0) / variance(sums))
  await expect(page.getByText(`alpha ${alpha.toFixed(2)}`)).toBeVisible()
})

test('words: how many titles of films have each word, and how many of those are rated low', async ({
  page,
  reference,
}) => {
  await signIn(page, reference)
  await page.goto(`${reference.url}/dashboard/words?business=films`)
  const titles = films(shared).map(({ answers }) => ({
    words: new Set(
      String(answers['comment'])
        .toLowerCase()
        .split(/[^\p{L}\p{N}'’]+/u),
    ),
    isLow: Number(answers['satisfaction']) <= 2,
  }))
  const table = page.getByRole('region', { name: 'Common words' }).getByRole('table')
  await expect(table).toBeVisible()
  const found = await cellsIn(table)
  expect(found).toHaveLength(30)
  expect(found).toEqual(
    found.map(([word]) => {
      const own = titles.filter(({ words }) => words.has(word!))
      return [word, grouped(own.length), grouped(own.filter(({ isLow }) => isLow).length)]
    }),
  )
  // Whatever is more common than the least of them is a word that says nothing, or no word.
  const counts = new Map<string, number>()
  for (const { words } of titles) {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const least = Number(found.at(-1)![1])
  const listed = new Set(found.map(([word]) => word))
  const left = [...counts].filter(([word, count]) => count > least && !listed.has(word))
  const saysNothing =
    /^(?:|.{1,2}|\d+|the|and|for|from|with|you|your|who|what|all|his|her|out|not|how|this|that|our|don't|i'm|are|was|off|down|over|into|into|about|one|two|but|can|it's|its|she|him|they|them|there|when|where|why|will|have|has|had|just|some|too|very)$/
  expect(left.map(([word]) => word).filter((word) => !saysNothing.test(word))).toEqual([])
  await expect(
    page.getByText(`${grouped(titles.length)} of ${grouped(titles.length)} comments`),
  ).toBeVisible()
})

async function signIn(page: Page, { url, token }: Collector): Promise<void> {
  await page.goto(`${url}/dashboard/?business=eth`)
  await page.getByLabel(/token/i).fill(token)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(/token/i)).toHaveCount(0)
}

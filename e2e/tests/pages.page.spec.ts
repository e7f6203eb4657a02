import { readFile } from 'node:fs/promises'
import type { DriversReport, LoyaltyReport, StoresReport, TrendReport } from '@shopbell/core/report'
import type { Page } from '@playwright/test'
import { violations } from '../support/accessibility.ts'
import type { Collector } from '../support/collector.ts'
import { startDemonstration, type Demonstration } from '../support/demonstration.ts'
import { expect, test } from '../support/fixtures.ts'

// The demonstration business, whose truth is written down, on the pages that are to recover it.

const PAGES = ['trend', 'why', 'good-enough', 'stores'] as const
const QUERY = 'period=90-days'

let demonstration: Demonstration
let collector: Collector

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(240_000)
  demonstration = await startDemonstration('--days', '75', '--seed', '1')
  collector = demonstration.collector
})

test.afterAll(() => demonstration.end())

async function open(page: Page, name: (typeof PAGES)[number], query = QUERY): Promise<void> {
  await page.goto(`${collector.url}/dashboard/`)
  await page.getByLabel(/token/i).fill(collector.token)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(/token/i)).toHaveCount(0)
  await page.goto(`${collector.url}/dashboard/${name}?${query}`)
  await untilDrawn(page)
}

/** Every chart is there; the slowest answer of a busy machine is asked for again by the page. */
async function untilDrawn(page: Page): Promise<void> {
  await expect(page.locator('.chart .plot').first()).toBeVisible({ timeout: 60_000 })
  await expect
    .poll(() =>
      page.locator('.chart').evaluateAll((all) => all.every((each) => each.querySelector('.plot'))),
    )
    .toBe(true)
}

/** What a page was drawn from. */
async function read<Body>(page: Page, path: string): Promise<Body> {
  const from = new Date(Date.now() - 89 * 86_400_000).toISOString().slice(0, 10)
  const reply = await page.request.get(`${collector.url}/v1/report/${path}?from=${from}`, {
    headers: { authorization: `Bearer ${collector.token}` },
  })
  expect(reply.status()).toBe(200)
  return (await reply.json()) as Body
}

const percent = (value: number): string => `${Math.round(value * 100)}%`

test('Trend tells the change that helped from the one that did nothing', async ({ page }) => {
  await open(page, 'trend')
  const rows = page.getByRole('row')
  await expect(rows.filter({ hasText: 'Checkout on one page' })).toContainText('Better, surely')
  await expect(rows.filter({ hasText: 'New music' })).toContainText('May be noise')
  await expect(rows.filter({ hasText: 'Checkout on one page' })).toContainText('12,000 USD')
  const { lenses } = await read<TrendReport>(page, 'trend')
  for (const { lens, whole } of lenses) {
    const section = page.locator(`section[aria-labelledby=trend-${lens}]`)
    await expect(section).toContainText(percent(whole.value!))
    await expect(section).toContainText(new Intl.NumberFormat('en').format(whole.n))
  }
})

test('Trend by day is an address, and each chart has its table', async ({ page }) => {
  await open(page, 'trend')
  await page.getByRole('link', { name: 'Days' }).click()
  await expect(page).toHaveURL(/every=day/)
  await expect(page.getByRole('link', { name: 'Days' })).toHaveAttribute('aria-current', 'true')
  await page.getByText('As a table').first().click()
  const { lenses } = await read<TrendReport>(page, 'trend')
  const table = page.getByRole('region', { name: /Service by day/ }).getByRole('row')
  await expect.poll(() => table.count()).toBeGreaterThan(70)
  expect(lenses.map(({ lens }) => lens)).toEqual(['service', 'experience'])
})

test('Why says what goes with the score, and never that it causes it', async ({ page }) => {
  await open(page, 'why')
  const { drivers } = await read<DriversReport>(page, 'drivers')
  const attitude = drivers
    .flatMap((analysis) => analysis.drivers)
    .find(({ construct }) => construct === 'staff-attitude')!
  await expect(
    page.getByText(`“${attitude.text}” is associated with it most, and that is more than chance.`),
  ).toBeVisible()
  for (const name of ['Problems', 'Praise', 'What happened', 'Why customers left']) {
    await expect(page.getByRole('heading', { name: new RegExp(`^${name}`) })).toBeVisible()
  }
  const happened = page.locator('section', { hasText: 'What happened' }).locator('dl > div')
  await expect(happened.filter({ hasText: 'Waited long' })).toContainText(/−\d/)
  await expect(happened.filter({ hasText: 'Helped by name' })).toContainText(/\+\d/)
  await expect(page.locator('main')).not.toContainText(/because of|leads to/)
})

test('Good enough finds the point from which more stops paying', async ({ page }) => {
  await open(page, 'good-enough')
  await expect(page.getByText(/^4 of 5 is good enough/)).toBeVisible()
  const { items, together } = await read<LoyaltyReport>(page, 'loyalty')
  for (const { text, index, share } of items) {
    const row = page.getByRole('row').filter({ hasText: text })
    await expect(row).toContainText(String(Math.round(index.value!)))
    await expect(row).toContainText(percent(share.value!))
  }
  await expect(page.getByRole('row').filter({ hasText: 'All four' })).toContainText(
    String(Math.round(together!.value!)),
  )
})

test('Stores names who is truly worse and better, and nobody else', async ({ page }) => {
  await open(page, 'stores')
  await expect(
    page.getByText(
      'Airport is worse than the rest, and that is more than chance. Garden Gate is better.',
    ),
  ).toBeVisible()
  await expect(page.getByText(/Too few to say: Hillside\./)).toBeVisible()
  await expect(page.getByText(/several days: 17:00 to 19:00\./)).toBeVisible()
  const { stores } = await read<StoresReport>(page, 'stores')
  const rows = page.getByRole('region', { name: 'Stores, one by one' }).getByRole('row')
  await expect(rows).toHaveCount(stores.length + 1)
  for (const [at, { name, drawn, share }] of stores.entries()) {
    await expect(rows.nth(at + 1)).toContainText(name)
    for (const figure of [drawn.value, drawn.low, drawn.high, share.value]) {
      await expect(rows.nth(at + 1)).toContainText(String(Math.round(figure! * 100)))
    }
  }
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Save Stores .* as CSV$/ }).click(),
  ])
  const csv = await readFile(await download.path(), 'utf8')
  expect(csv.trim().split(/\r?\n/)).toHaveLength(stores.length + 1)
  expect(csv).toContain('Garden Gate')
})

test('a store leads to its own trend', async ({ page }) => {
  await open(page, 'stores')
  await page.getByRole('link', { name: 'Airport' }).click()
  await expect(page).toHaveURL(/trend\?period=90-days&location=airport/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Trend')
  await untilDrawn(page)
  await expect(page.getByRole('row').filter({ hasText: 'New music' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Checkout on one page' })).toHaveCount(0)
})

for (const name of PAGES) {
  test(`${name} is readable for everybody: phone and desk, light and dark, either direction`, async ({
    page,
  }) => {
    await open(page, name)
    for (const [width, colorScheme] of [
      [390, 'light'],
      [1440, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      for (const direction of ['ltr', 'rtl']) {
        await page.evaluate((to) => document.documentElement.setAttribute('dir', to), direction)
        await untilDrawn(page)
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect([name, width, direction, over]).toEqual([name, width, direction, 0])
      }
      expect(await violations(page)).toEqual([])
    }
  })
}

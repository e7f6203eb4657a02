import type { Page } from '@playwright/test'
import { uuidV7 } from '@shopbell/widget/prompt'
import { violations } from '../support/accessibility.ts'
import type { Collector } from '../support/collector.ts'
import { startDemonstration, type Demonstration } from '../support/demonstration.ts'
import { expect, test } from '../support/fixtures.ts'

// Who reads decides what opens and stands first, and hides nothing.

let demonstration: Demonstration
let collector: Collector

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(240_000)
  demonstration = await startDemonstration('--days', '2')
  collector = demonstration.collector
})

test.afterAll(() => demonstration.end())

async function open(page: Page, address = ''): Promise<void> {
  await page.request.post(`${collector.url}/v1/session`, { data: { token: collector.token } })
  await page.goto(`${collector.url}/dashboard/${address}`)
  await expect(page.locator('main .card').first()).toBeVisible()
}

/** Somebody answers, now. */
async function answer(touchpoint: string): Promise<void> {
  const answers = [{ question: 'satisfaction', value: 4 }]
  const responses = [{ id: uuidV7(Date.now()), touchpoint, at: Date.now(), answers }]
  const reply = await fetch(`${collector.url}/v1/responses`, {
    method: 'POST',
    body: JSON.stringify({ business: 'acme', responses }),
  })
  expect(await reply.json()).toMatchObject({ results: [{ status: 'stored' }] })
}

const whose = (page: Page) => page.getByRole('combobox', { name: 'Whose view' })
const title = (page: Page) => page.getByRole('heading', { level: 1 })
const pagesOf = (page: Page) => page.getByRole('navigation', { name: 'Pages' }).getByRole('link')

test('each view opens on what that person needs first, with the same days', async ({ page }) => {
  await open(page, 'today?period=7-days')
  for (const [view, opens, first] of [
    ['Region’s view', 'Stores and hours', 'Stores and hours'],
    ['Developer’s view', 'Data quality', 'Data quality'],
    ['Store’s view', 'Today’s answer', 'Today’s answer'],
    ['Owner’s view', 'Today’s answer', 'Today’s answer'],
  ] as const) {
    await whose(page).selectOption(view)
    await expect(title(page)).toHaveText(opens)
    await expect(pagesOf(page).first()).toHaveText(first)
    await expect(pagesOf(page)).toHaveCount(11)
    await expect(page).toHaveURL(/period=7-days/)
  }
})

test('a store is chosen beside its view, and only its answers stand on the page', async ({
  page,
}) => {
  await answer('oak-st-exit')
  await answer('airport-exit')
  await open(page, '?view=store')
  await page.getByRole('combobox', { name: 'Which store' }).selectOption('Oak Street')
  await expect(page).toHaveURL(/view=store&location=oak-st/)
  await expect(page.locator('.pending')).toHaveCount(0)
  const rows = page.getByRole('log').locator('.visit .where')
  await expect(rows.first()).toHaveText('Oak Street, exit')
  expect(new Set(await rows.allInnerTexts())).toEqual(new Set(['Oak Street, exit']))
  // What has just been said stands before what is to be fixed.
  const headings = page.locator('.below h2')
  await expect(headings).toHaveText(['Answers as they arrive', 'Fix next'])
  await page.reload()
  await expect(whose(page)).toHaveValue('store')
  await expect(page.getByRole('combobox', { name: 'Which store' })).toHaveValue('oak-st')
  await whose(page).selectOption('Owner’s view')
  await expect(page).not.toHaveURL(/location/)
  await page.goBack()
  await expect(page.getByRole('combobox', { name: 'Which store' })).toHaveValue('oak-st')
})

test('a region is chosen by the keyboard alone', async ({ page }) => {
  await open(page)
  await whose(page).focus()
  await page.keyboard.press('ArrowDown')
  await expect(whose(page)).toHaveValue('region')
  await expect(title(page)).toHaveText('Stores and hours')
  const which = page.getByRole('combobox', { name: 'Which region' })
  await expect(which).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(which).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page).toHaveURL(/region=City/)
})

test('who runs it sees tablets and rates before scores', async ({ page }) => {
  await open(page, 'quality?view=developer')
  const headings = page.locator('main h2')
  await expect(headings.nth(0)).toHaveText('Tablets')
  await expect(headings.nth(1)).toHaveText('Response rates')
})

test('today says in short which stage is worst, what is not measured and what to fix', async ({
  page,
}) => {
  await open(page, 'today?period=today')
  const short = page.locator('.glance')
  for (const asks of ['Worst stage', 'Not measured', 'Changed', 'Fix first']) {
    await expect(short.locator('dt', { hasText: asks })).toBeVisible()
  }
  await expect(short.locator('div', { hasText: 'Not measured' })).toContainText('Hearing of us')
  const fix = await page.locator('.fix li a').first().innerText()
  await expect(short.locator('div', { hasText: 'Fix first' })).toContainText(fix)
  await short.getByRole('link', { name: /Hearing of us/ }).click()
  await expect(title(page)).toHaveText('Journey')
})

test('on a phone nothing lies out of sight, and the newest few answers come before all', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await open(page, 'today?view=store')
  const rows = page.getByRole('log').locator('.visit')
  await expect(rows.filter({ visible: true })).toHaveCount(8)
  await page.getByRole('button', { name: /^All \d+$/ }).click()
  await expect(rows.filter({ visible: true })).toHaveCount(50)
  for (const address of ['stores?view=region', 'touchpoints', 'quality', 'trend', 'today']) {
    await open(page, address)
    const over = await page.evaluate(
      () =>
        [...document.querySelectorAll('.wide-table')].filter(
          ({ scrollWidth, parentElement }) => scrollWidth > parentElement!.clientWidth,
        ).length,
    )
    expect([address, over]).toEqual([address, 0])
  }
})

for (const view of ['owner', 'region', 'store', 'developer']) {
  test(`the ${view}’s view is readable for everybody`, async ({ page }) => {
    for (const [width, colorScheme] of [
      [390, 'dark'],
      [1440, 'light'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await open(page, `?view=${view}`)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect([view, width, over]).toEqual([view, width, 0])
      expect(await violations(page)).toEqual([])
    }
  })
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { uuidV7 } from '@shopbell/widget/prompt'
import { violations } from '../support/accessibility.ts'
import { startCollector, type Collector } from '../support/collector.ts'
import { expect, test as base } from '../support/fixtures.ts'

// The pages of words, touchpoints and data quality, on a business whose registers hold something.

const DAY = 86_400_000
const dayAfter = (days: number): string =>
  new Date(Date.now() + days * DAY).toISOString().slice(0, '2026-11-22'.length)

const CONFIG = {
  business: {
    id: 'garden',
    name: 'Garden & Co',
    locale: 'en',
    timeZone: 'UTC',
    demonstration: true,
  },
  locations: { 'oak-st': { name: 'Oak Street', region: 'North' } },
  touchpoints: [
    {
      id: 'checkout',
      name: 'Checkout page',
      channel: 'web',
      stage: 'purchase',
      lens: 'experience',
      prompt: 'visit',
      owner: 'Ana Ruiz',
      inspected: dayAfter(-12),
      address: 'https://www.garden.example/checkout',
      usual: 'basket',
    },
    {
      id: 'exit',
      name: 'Oak St, exit',
      channel: 'store',
      stage: 'purchase',
      lens: 'experience',
      location: 'oak-st/exit',
      prompt: 'visit',
      usual: 'register',
    },
    {
      id: 'support',
      name: 'Support line',
      channel: 'phone',
      stage: 'post-purchase',
      lens: 'service',
      prompt: 'contact',
      owner: 'Bo',
    },
    {
      id: 'music',
      name: 'Our hold music',
      channel: 'phone',
      stage: 'pre-purchase',
      lens: 'service',
      usual: 'hold-music',
      note: 'The same four bars since 2019.',
    },
  ],
  exclusions: [
    {
      id: 'drill',
      where: { locations: ['oak-st'] },
      from: dayAfter(-3),
      to: dayAfter(-2),
      reason: 'Fire drill: the tablets stood in the yard',
      by: 'Ana Ruiz',
    },
  ],
  inventory: { without: { parking: 'In a pedestrian zone' } },
  prompts: {},
}

interface Visit {
  readonly touchpoint: string
  readonly value: number
  readonly daysAgo?: number
  readonly comment?: string
  readonly reasons?: readonly string[]
  readonly locale?: string
}

async function send(collector: Collector, visits: readonly Visit[]): Promise<void> {
  const responses = visits.map(({ touchpoint, value, daysAgo = 0, comment, reasons, locale }) => ({
    id: uuidV7(Date.now()),
    touchpoint,
    at: Date.now() - daysAgo * DAY,
    locale: locale ?? 'en',
    answers: [
      { question: 'satisfaction', value },
      ...(reasons === undefined ? [] : [{ question: 'reasons', value: reasons }]),
      ...(comment === undefined ? [] : [{ question: 'comment', value: comment }]),
    ],
  }))
  const reply = await fetch(`${collector.url}/v1/responses`, {
    method: 'POST',
    body: JSON.stringify({ business: 'garden', responses }),
  })
  const { results } = (await reply.json()) as { results: { status: string }[] }
  expect(results.map(({ status }) => status)).toEqual(visits.map(() => 'stored'))
}

const times = <T>(count: number, thing: T): readonly T[] =>
  Array.from({ length: count }, () => thing)

const VISITS: readonly Visit[] = [
  ...times(20, { touchpoint: 'checkout', value: 4 }),
  ...times(4, {
    touchpoint: 'checkout',
    value: 1,
    comment: 'The basket was empty after signing in, call me: 030 1234567',
    reasons: ['confusing-site'],
  }),
  { touchpoint: 'checkout', value: 4, comment: 'Quick, and the basket is clear' },
  ...times(3, { touchpoint: 'exit', value: 2, comment: 'One till for a long queue' }),
  { touchpoint: 'exit', value: 4, comment: 'الموظفون لطفاء', locale: 'ar' },
  ...times(6, { touchpoint: 'exit', value: 1, daysAgo: 3 }),
  ...times(7, { touchpoint: 'support', value: 3 }),
]

const test = base.extend<{ garden: Collector; open: (path: string) => Promise<void> }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names from here
  garden: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'shopbell-config-'))
    const file = join(folder, 'garden.json')
    await writeFile(file, JSON.stringify(CONFIG))
    const collector = await startCollector(file)
    await send(collector, VISITS)
    await use(collector)
    await collector.stop()
    await rm(folder, { recursive: true, force: true })
  },
  open: async ({ garden, page }, use) => {
    const link = /http\S+#code=\S+/.exec(garden.printed())![0].replace('localhost', '127.0.0.1')
    await page.goto(link)
    await expect(page.getByRole('navigation').first()).toBeVisible()
    await use(async (path) => {
      await page.goto(`${garden.url}/dashboard/${path}`)
      await expect(page.getByRole('main')).not.toHaveAttribute('aria-busy', 'true')
    })
  },
})

/** A row of a table, by what stands at its head. */
const row = (page: Page, name: RegExp | string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })

test.describe('words', () => {
  test('are searched, and what is searched for is in the address', async ({ page, open }) => {
    await open('words')
    const list = page.getByRole('region', { name: 'What people wrote' })
    await expect(
      list.getByRole('listitem').filter({ has: page.locator('blockquote') }),
    ).toHaveCount(9)
    await expect(list).toContainText('[number]')
    await expect(list).not.toContainText('1234567')

    await page.getByLabel('Words in it').fill('BASKET')
    await page.getByRole('button', { name: 'Search' }).click()
    await expect(page.locator('blockquote')).toHaveCount(5)
    expect(new URL(page.url()).searchParams.get('q')).toBe('BASKET')

    await page.getByLabel('Score').selectOption('low')
    await expect(page.locator('blockquote')).toHaveCount(4)
    await page.getByLabel('Reason').selectOption('Confusing site')
    await expect(page.locator('blockquote')).toHaveCount(0)
    await expect(list).toContainText('too few to show')
    await page.goBack()
    await page.goBack()
    await expect(page.locator('blockquote')).toHaveCount(5)
  })

  test('that are common lead to the comments they are in', async ({ page, open }) => {
    await open('words')
    const terms = page.getByRole('region', { name: 'Common words' })
    await expect(row(page, 'basket').getByRole('cell')).toHaveText(['5', '4'])
    await terms.getByRole('link', { name: 'basket' }).click()
    await expect(page.locator('blockquote')).toHaveCount(5)
  })

  test('of few are not shown', async ({ page, open }) => {
    await open('words?touchpoint=exit')
    await expect(page.getByRole('region', { name: 'What people wrote' })).toContainText(
      'Fewer than 5 comments fit',
    )
  })
})

test.describe('touchpoints', () => {
  test('say who looks after them, since when nobody looked, and where nobody asks', async ({
    page,
    open,
  }) => {
    await open('touchpoints')
    await expect(row(page, /Checkout page/)).toContainText('Ana Ruiz')
    await expect(row(page, /Checkout page/)).toContainText('12 days ago')
    await expect(row(page, /Oak St, exit/)).toContainText('nobody')
    await expect(row(page, /Oak St, exit/)).toContainText('too few to say')
    await expect(row(page, /Our hold music/)).toContainText('nobody asks here')
    const unlisted = page.getByRole('region', { name: 'Not in your list yet' })
    await expect(unlisted).toContainText('E-mail signature')
    await expect(unlisted).toContainText('Web address')
    await expect(unlisted).not.toContainText('Hold music')
    await expect(page.getByText('In a pedestrian zone')).toBeAttached()
  })

  test('are walked one by one, with what each asks in a customer’s words', async ({
    page,
    open,
  }) => {
    await open('touchpoints')
    await page.getByRole('link', { name: 'Walk the journey' }).click()
    await expect(page.getByRole('heading', { name: 'Our hold music' })).toBeVisible()
    await expect(page.getByText('Listen to it for five minutes.')).toBeVisible()
    await expect(page.getByText('Nobody asks here.')).toBeVisible()
    await page.getByRole('link', { name: 'Next →' }).click()
    await expect(page.getByRole('heading', { name: 'Checkout page' })).toBeVisible()
    const asked = page.getByRole('region', { name: 'What is asked' })
    await expect(asked).toContainText('How was your visit today?')
    await expect(asked).toContainText('Great')
    await page.getByRole('link', { name: 'Next →' }).click()
    await page.getByRole('link', { name: 'Next →' }).click()
    await expect(page.getByRole('heading', { name: 'Support line' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Next →' })).toHaveCount(0)
    await page.goBack()
    await expect(page.getByRole('heading', { name: 'Oak St, exit' })).toBeVisible()
  })
})

test('data quality shows the scores with and without, and who left out what', async ({
  page,
  open,
}) => {
  await open('quality')
  await expect(page.getByText('Of 42 responses, 6 are left out by exclusions')).toBeVisible()
  // 22 at 100, 3 at a third, 4 at 0; and 6 more at 0 on the day that is left out.
  await expect(row(page, /Experience/)).toContainText(`${Math.round(2300 / 35)}`)
  await expect(row(page, /Experience/)).toContainText(`${Math.round(2300 / 29)}`)
  await expect(row(page, /Fire drill/)).toContainText('Ana Ruiz')
  await expect(row(page, /Fire drill/)).toContainText('Oak Street')
  await expect(row(page, /Fire drill/)).toContainText('6')
})

for (const name of ['words', 'touchpoints', 'touchpoints?walk=checkout', 'quality']) {
  test(`${name} has no violation, fits a phone, and says that it is a demonstration`, async ({
    page,
    open,
  }) => {
    for (const [width, height] of [
      [390, 844],
      [1440, 900],
    ] as const) {
      await page.setViewportSize({ width, height })
      await open(name)
      await expect(page.getByText('Demonstration: these answers are made up.')).toBeVisible()
      await expect(page.locator('.card').first()).toBeVisible()
      expect(await violations(page)).toEqual([])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBeLessThanOrEqual(width)
    }
  })
}

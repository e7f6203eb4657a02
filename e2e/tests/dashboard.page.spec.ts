import { uuidV7 } from '@shopbell/widget/prompt'
import { violations } from '../support/accessibility.ts'
import type { Collector } from '../support/collector.ts'
import { expect, test } from '../support/fixtures.ts'
import { face, WIDGET } from '../support/shop.ts'

interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Sends answers to `satisfaction` at one touchpoint. */
async function answer(
  collector: Collector,
  touchpoint: string,
  points: readonly number[],
): Promise<void> {
  const responses = points.map((value) => ({
    id: uuidV7(Date.now()),
    touchpoint,
    at: Date.now(),
    answers: [{ question: 'satisfaction', value }],
  }))
  await fetch(`${collector.url}/v1/responses`, {
    method: 'POST',
    body: JSON.stringify({ business: 'acme', responses }),
  })
}

const many = (counts: readonly number[]): readonly number[] =>
  counts.flatMap((count, index) => Array.from({ length: count }, () => index + 1))

/** The link that the start command printed. */
const signInLink = (collector: Collector): string =>
  /http\S+#code=\S+/.exec(collector.printed())![0].replace('localhost', '127.0.0.1')

test('the printed link signs in, once, and leaves no code in the address', async ({
  collector,
  page,
  browser,
}) => {
  const link = signInLink(collector)
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByLabel(/token/i)).toHaveCount(0)
  expect(page.url()).not.toContain('code')
  await page.reload()
  await expect(page.getByLabel(/token/i)).toHaveCount(0)

  const stranger = await browser.newPage()
  await stranger.goto(link)
  await expect(stranger.getByLabel(/token/i)).toBeVisible()
  await stranger.getByLabel(/token/i).fill(collector.token)
  await stranger.keyboard.press('Enter')
  await expect(stranger.getByLabel(/token/i)).toHaveCount(0)
  await stranger.close()
})

test('shows service, experience and the gap as the report has them, a row a channel', async ({
  collector,
  page,
}) => {
  await answer(collector, 'phone-support', many([3, 5, 20, 32]))
  await answer(collector, 'web-checkout', many([10, 20, 40, 30]))
  await answer(collector, 'oak-st-exit', many([2, 8, 25, 45]))
  await page.goto(signInLink(collector))

  const report = (await collector.report('by=channel')) as unknown as {
    service: Estimate
    experience: Estimate
    gap: Estimate
    groups: { key: { channel: string }; responses: number }[]
  }
  for (const name of ['service', 'experience', 'gap'] as const) {
    const { value, low, high } = report[name]
    const tile = page.getByRole('region', { name: new RegExp(name, 'i') }).first()
    for (const figure of [value, low, high]) {
      await expect(tile).toContainText(String(Math.abs(Math.round(figure))))
    }
  }
  const table = page.getByRole('table')
  for (const [channel, count] of [
    ['Phone', 60],
    ['Web', 100],
    ['Store', 80],
  ] as const) {
    const row = table
      .getByRole('row')
      .filter({ hasText: new RegExp(channel, 'i') })
      .first()
    await expect(row).toContainText(String(count))
  }
  expect(report.groups.map(({ responses }) => responses).sort((a, b) => a - b)).toEqual([
    60, 80, 100,
  ])
  expect(await violations(page)).toEqual([])
})

test('an answer appears as it arrives', async ({ collector, page, context }) => {
  await page.goto(signInLink(collector))
  const log = page.getByRole('log')
  await expect(page.getByText(/nobody has answered/i).first()).toBeVisible()
  const shop = await context.newPage()
  await shop.goto(`${collector.url}/demo/`)
  await shop.locator(`${WIDGET} ${face(4)}`).click()
  await expect(log).toContainText('Great')
  await expect(log).toContainText('Checkout page')
})

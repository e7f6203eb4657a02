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
  expect(await violations(page)).toEqual([])
  await page.getByRole('link', { name: 'Channels' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Channels')
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

test('a page with its filters is an address: to be opened, sent on, and gone back from', async ({
  collector,
  page,
}) => {
  await answer(collector, 'web-checkout', many([10, 20, 40, 30]))
  await answer(collector, 'oak-st-exit', many([2, 8, 25, 45]))
  await page.goto(signInLink(collector))
  await page.goto(`${collector.url}/dashboard/channels?channel=web`)
  const rows = page.getByRole('table').first().getByRole('row')
  await expect(rows.filter({ hasText: 'Website' })).toHaveCount(1)
  await expect(rows.filter({ hasText: 'Store' })).toHaveCount(0)
  await page.getByRole('combobox', { name: 'Channel' }).selectOption('Store')
  await expect(page).toHaveURL(/channel=store/)
  await expect(rows.filter({ hasText: 'Store' })).toHaveCount(1)
  await page.getByRole('combobox', { name: 'Time' }).selectOption('Last 7 days')
  await expect(page).toHaveURL(/period=7-days&channel=store/)
  await page.getByRole('link', { name: 'Today’s answer' }).click()
  await expect(page).toHaveURL(/today\?period=7-days&channel=store/)
  await page.goBack()
  await page.goBack()
  await expect(page).toHaveURL(/channels\?channel=store/)
  await page.goBack()
  await expect(rows.filter({ hasText: 'Website' })).toHaveCount(1)
  await page.getByRole('link', { name: 'Show all' }).click()
  await expect(rows.filter({ hasText: 'Store' })).toHaveCount(1)
})

test('a view that the collector cannot read offers to show everything', async ({
  collector,
  page,
}) => {
  await page.goto(signInLink(collector))
  await page.goto(`${collector.url}/dashboard/channels?channel=parrot`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('That cannot be shown')
  await page.getByRole('link', { name: 'Show everything' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Today’s answer')
})

test('on a phone the pages are a menu, also for the keyboard', async ({ collector, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(signInLink(collector))
  const menu = page.getByRole('button', { name: 'Today’s answer' })
  const link = page.getByRole('link', { name: 'Channels' })
  await expect(menu).toHaveAttribute('aria-expanded', 'false')
  await expect(link).toBeHidden()
  await menu.focus()
  await page.keyboard.press('Enter')
  await expect(link).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(link).toBeHidden()
  await expect(menu).toBeFocused()
  await page.keyboard.press('Enter')
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Channels')
  await expect(link).toBeHidden()
})

test('a chart is drawn by the strict policy, has its figures beside it, and can be taken along', async ({
  collector,
  page,
}) => {
  const refused: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text())
  })
  await answer(collector, 'web-checkout', many([10, 20, 40, 30]))
  await answer(collector, 'oak-st-exit', many([2, 8, 25, 45]))
  await page.goto(signInLink(collector))
  refused.length = 0
  await page.goto(`${collector.url}/dashboard/channels`)
  const chart = page.getByRole('img', { name: /score of each channel/i })
  await expect(chart.locator('svg circle')).toHaveCount(2)
  await page.getByText('As a table').click()
  const figures = page.getByRole('region', { name: /score of each channel/i })
  const { joint } = (await collector.report()) as unknown as {
    joint: { channels: { channel: string; estimate: Estimate }[] }
  }
  for (const { estimate } of joint.channels) {
    await expect(figures).toContainText(estimate.value.toFixed(3).replace(/\.?0+$/, ''))
  }
  const saved = async (kind: string): Promise<Buffer> => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: new RegExp(`as ${kind}$`) }).click()
    const stream = await (await download).createReadStream()
    return Buffer.concat((await stream.toArray()) as Buffer[])
  }
  const csv = (await saved('CSV')).toString()
  expect(csv).toMatch(/^\uFEFFChannel,Score,From,To,Answers,Level\r\nWebsite,/)
  expect(csv).toContain(String(joint.channels[0]!.estimate.value))
  const svg = (await saved('SVG')).toString()
  expect(svg).toMatch(/^<svg[^>]* xmlns="http:\/\/www.w3.org\/2000\/svg"/)
  expect(svg).not.toContain('var(--')
  expect((await saved('PNG')).subarray(1, 4).toString()).toBe('PNG')
  expect(await violations(page)).toEqual([])
  expect(refused).toEqual([])
})

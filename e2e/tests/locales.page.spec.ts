import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCollector, type Collector } from '../support/collector.ts'
import { expect, test } from '../support/fixtures.ts'
import { misfits } from '../support/misfits.ts'
import { demoPage, KIOSK, kioskPage, WIDGET } from '../support/shop.ts'

const LOCALES = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'tr', 'ar', 'he', 'hi', 'ja', 'zh']

/** The templates as they come, at the places that the demo page and the tablet ask for. */
const CONFIG = {
  business: {
    id: 'acme',
    name: 'Acme Garden',
    locale: 'en',
    timeZone: 'UTC',
    languages: LOCALES,
  },
  touchpoints: [
    ['web-checkout', 'web'],
    ['oak-st-exit', 'store'],
  ].map(([id, channel]) => ({
    id,
    name: id,
    channel,
    stage: 'purchase',
    lens: 'experience',
    prompt: 'visit',
  })),
  prompts: {},
}

let folder: string
let collector: Collector

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shopbell-locales-'))
  const file = join(folder, 'config.json')
  await writeFile(file, JSON.stringify(CONFIG))
  collector = await startCollector(file)
})

test.afterAll(async () => {
  await collector.stop()
  await rm(folder, { recursive: true })
})

/** A body as it comes, in its coding: `fetch` would unpack it. */
async function raw(url: string, coding: string): Promise<{ coding: string; bytes: number }> {
  const [reply] = (await once(
    get(url, { headers: { 'accept-encoding': coding } }),
    'response',
  )) as [IncomingMessage]
  let bytes = 0
  for await (const chunk of reply) bytes += (chunk as Buffer).length
  return { coding: reply.headers['content-encoding'] ?? '', bytes }
}

for (const locale of LOCALES) {
  const way = ['ar', 'he'].includes(locale) ? 'rtl' : 'ltr'

  test(`${locale} is loaded alone, and fits a small phone`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.route('**/demo/', async (route) => {
      const reply = await route.fetch()
      const body = (await reply.text()).replace('<html lang="en"', `<html lang="${locale}"`)
      await route.fulfill({ response: reply, body })
    })
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.url().includes('/v1/prompts/')) asked.push(request.url())
    })
    await page.goto(demoPage(collector.url))
    const prompt = page.locator(WIDGET)
    await expect(prompt.locator('.prompt')).toHaveAttribute('lang', locale)
    await expect(prompt.locator('.prompt')).toHaveAttribute('dir', way)
    expect(await misfits(page, WIDGET)).toEqual([])
    await prompt.getByRole('radio').first().click()
    await expect(prompt.locator('.chip')).toHaveCount(5)
    expect(await misfits(page, WIDGET)).toEqual([])
    await prompt.locator('.primary').click()
    await expect(prompt.locator('.thanks')).toBeVisible()
    expect(await misfits(page, WIDGET)).toEqual([])
    expect(asked.map((url) => new URL(url).searchParams.get('locale'))).toEqual([locale])
  })
}

for (const [coding, most] of [
  ['br', 1024],
  ['gzip', 1300],
] as const) {
  test(`as ${coding}, a prompt in any language takes ${most} bytes at most`, async () => {
    for (const locale of LOCALES) {
      const path = `/v1/prompts/web-checkout?business=acme&locale=${locale}`
      const reply = await raw(collector.url + path, coding)
      expect(reply.coding).toBe(coding)
      expect(reply.bytes, locale).toBeGreaterThan(0)
      expect(reply.bytes, locale).toBeLessThanOrEqual(most)
    }
  })
}

for (const [width, height] of [
  [360, 640],
  [1024, 768],
] as const) {
  test(`a tablet of ${width} by ${height} has room for fourteen languages`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await page.goto(kioskPage(collector.url))
    const languages = page.locator(KIOSK).locator('.list button')
    await expect(languages).toHaveCount(14)
    for (const locale of LOCALES) {
      await page.locator(KIOSK).locator('.languages .open').click()
      await page.locator(KIOSK).locator(`.languages button[lang=${locale}]`).click()
      await expect(page.locator(KIOSK).locator('.kiosk')).toHaveAttribute('lang', locale)
      expect(await misfits(page, KIOSK)).toEqual([])
    }
  })
}

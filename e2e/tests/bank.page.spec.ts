import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { BANK, type BankQuestion } from '@shopbell/core/bank'
import { startCollector, type Collector } from '../support/collector.ts'
import { expect, test } from '../support/fixtures.ts'
import { misfits } from '../support/misfits.ts'
import { KIOSK, WIDGET } from '../support/shop.ts'

// Whether the bank's words fit where they are drawn: all of them on a small phone, and the longest of
// every language as the heading of a prompt there and on the smallest tablet.

const LOCALES = Object.keys(BANK.satisfaction.text!)
const QUESTIONS = Object.values<BankQuestion>(BANK)

/** As many questions as one prompt can have. */
const MOST = 20
const PAGES = Array.from({ length: Math.ceil(QUESTIONS.length / MOST) }, (_, index) => ({
  id: `page-${index}`,
  questions: QUESTIONS.slice(index * MOST, (index + 1) * MOST),
}))

/** The longest question of a language; a tablet asks first what is tapped at once. */
function longest(locale: string): string {
  const tapped = QUESTIONS.filter(({ kind }) => kind !== 'text' && kind !== 'choice')
  const lengths = tapped.map(({ id, text }) => ({ id, length: text![locale]!.length }))
  return lengths.toSorted((one, other) => other.length - one.length)[0]!.id
}

const PROMPTS = {
  ...Object.fromEntries(
    PAGES.map(({ id, questions }) => [
      id,
      { layout: 'page', questions: questions.map((question) => ({ bank: question.id })) },
    ]),
  ),
  ...Object.fromEntries(
    LOCALES.map((locale) => [`long-${locale}`, { questions: [{ bank: longest(locale) }] }]),
  ),
}

const CONFIG = {
  business: {
    id: 'acme',
    name: 'Acme Garden',
    locale: 'en',
    timeZone: 'UTC',
    languages: LOCALES,
  },
  touchpoints: Object.keys(PROMPTS).map((id) => ({
    id,
    name: id,
    channel: 'store',
    stage: 'purchase',
    lens: 'experience',
    prompt: id,
  })),
  prompts: PROMPTS,
}

let folder: string
let collector: Collector

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shopbell-bank-'))
  const file = join(folder, 'config.json')
  await writeFile(file, JSON.stringify(CONFIG))
  collector = await startCollector(file)
})

test.afterAll(async () => {
  await collector.stop()
  await rm(folder, { recursive: true })
})

/** Opens a page in a language that asks at a touchpoint, in its own text. */
async function ask(page: Page, locale: string, touchpoint: string): Promise<void> {
  const address = `${collector.url}/bank/${touchpoint}`
  const body = `<!doctype html><html lang="${locale}"><head><title>A shop</title><meta name="viewport" content="width=device-width"></head>
<body><main></main><script async src="/shopbell.js" data-business="acme" data-touchpoint="${touchpoint}" data-memory="none" data-target="main"></script></body></html>`
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body }))
  await page.goto(address)
  await expect(page.locator(WIDGET).locator('.prompt')).toHaveAttribute('lang', locale)
}

/** The lines that a text takes. */
function lines(page: Page, host: string, text: string): Promise<number> {
  return page
    .locator(host)
    .getByText(text, { exact: true })
    .first()
    .evaluate((element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      return new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom))).size
    })
}

for (const locale of LOCALES) {
  test(`in ${locale} every question and reason of the bank fits a small phone`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    for (const { id, questions } of PAGES) {
      await ask(page, locale, id)
      for (const { text } of questions) {
        if (text === undefined) continue
        const words = page.locator(WIDGET).getByText(text[locale]!, { exact: true })
        await expect(words.first()).toBeAttached()
      }
      expect(await misfits(page, WIDGET), id).toEqual([])
    }
    await ask(page, locale, `long-${locale}`)
    expect(await misfits(page, WIDGET)).toEqual([])
    const text = QUESTIONS.find(({ id }) => id === longest(locale))!.text![locale]!
    expect(await lines(page, WIDGET, text), text).toBeLessThanOrEqual(3)
  })

  test(`in ${locale} the longest question fits a tablet of seven inches`, async ({ page }) => {
    await page.setViewportSize({ width: 1024, height: 600 })
    await page.goto(`${collector.url}/kiosk/?business=acme&touchpoint=long-${locale}`)
    const kiosk = page.locator(KIOSK)
    await kiosk.locator('.languages .open').click()
    await kiosk.locator(`.languages button[lang=${locale}]`).click()
    await expect(kiosk.locator('.kiosk')).toHaveAttribute('lang', locale)
    expect(await misfits(page, KIOSK)).toEqual([])
    const [scrolls, height] = await page.evaluate(() => [
      document.documentElement.scrollHeight,
      innerHeight,
    ])
    expect(scrolls).toBeLessThanOrEqual(height)
    const text = QUESTIONS.find(({ id }) => id === longest(locale))!.text![locale]!
    expect(await lines(page, KIOSK, text), text).toBeLessThanOrEqual(2)
  })
}

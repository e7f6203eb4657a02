import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startCollector, type Collector } from '../e2e/support/collector.ts'
import { writeKinds } from '../e2e/support/kinds.ts'
import { WIDGET } from '../e2e/support/shop.ts'
import { CHROMIUM_FLAGS, findBrowser } from './browsers.ts'
import { composePicture } from './pictures/compose.ts'
import { sendAnswers } from './pictures/answers.ts'
import { drawStore } from './pictures/store.ts'
import { drawKinds } from './pictures/kinds.ts'
import { drawKiosks } from './pictures/kiosk.ts'

// Every screen of prompt, kiosk and results page, on every size and in both lights, into
// screenshots/ to be looked at; every kind of question on contact sheets; and the README's picture,
// put together from three screens. `pnpm screenshots kinds` draws the sheets alone, `pnpm screenshots
// kiosk` the tablet, `pnpm screenshots store` its pages for staff, `pnpm screenshots picture` that of
// the README.

const all = fileURLToPath(new URL('../screenshots/', import.meta.url))
const picture = fileURLToPath(new URL('../docs/pictures/shopbell.png', import.meta.url))

const SIZES = {
  phone: { width: 360, height: 740 },
  tablet: { width: 1180, height: 820 },
  portrait: { width: 800, height: 1180 },
  desktop: { width: 1280, height: 860 },
} as const

type Draw = (page: Page, shoot: (state: string) => Promise<void>) => Promise<void>

async function onEverySize(
  browser: Browser,
  name: string,
  locales: readonly string[],
  draw: (locale: string) => Draw,
): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const locale of locales) {
        const options: BrowserContextOptions = { viewport, colorScheme, deviceScaleFactor: 1 }
        const context = await browser.newContext({ ...options, reducedMotion: 'reduce' })
        const page = await context.newPage()
        await draw(locale)(page, async (state) => {
          await page.mouse.move(0, 0)
          await page.screenshot({
            path: `${all}${name}-${size}-${colorScheme}-${locale}-${state}.png`,
          })
        })
        await context.close()
      }
    }
  }
}

const widget =
  (collector: Collector) =>
  (locale: string): Draw =>
  async (page, shoot) => {
    await page.route('**/demo/', async (route) => {
      const reply = await route.fetch()
      const way = locale === 'ar' ? 'rtl' : 'ltr'
      const html = (await reply.text()).replace(
        '<html lang="en"',
        `<html lang="${locale}" dir="${way}"`,
      )
      await route.fulfill({ response: reply, body: html })
    })
    await page.goto(`${collector.url}/demo/`)
    await page.locator(`${WIDGET} .point`).first().waitFor()
    await shoot('1-asking')
    await page.locator(`${WIDGET} .point`).first().click()
    await page.locator(`${WIDGET} .chip`).first().click()
    await shoot('2-following')
    await page.locator(`${WIDGET} .primary`).click()
    await page.locator(`${WIDGET} .thanks`).waitFor()
    await shoot('3-thanked')
  }

const results = (collector: Collector, state: string) => (): Draw => async (page, shoot) => {
  await page.request.post(`${collector.url}/v1/session`, { data: { token: collector.token } })
  await page.goto(`${collector.url}/dashboard/`)
  await page.getByRole('log').waitFor()
  await page.waitForLoadState('networkidle')
  await shoot(state)
}

async function drawScreens(browser: Browser): Promise<void> {
  const collector = await startCollector()
  await onEverySize(browser, 'results', ['en'], results(collector, '1-nobody-yet'))
  await sendAnswers(collector.url)
  await onEverySize(browser, 'results', ['en'], results(collector, '2-answers'))
  await onEverySize(browser, 'widget', ['en', 'de', 'ar'], widget(collector))
  await drawKiosks(browser, all)
  await drawStore(browser, collector.url, all)
  await collector.stop()
}

async function drawSheets(browser: Browser): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'shopbell-kinds-'))
  const collector = await startCollector(await writeKinds(folder))
  await drawKinds(browser, collector.url, all)
  await collector.stop()
  await rm(folder, { recursive: true })
}

async function drawStaffPages(browser: Browser): Promise<void> {
  const collector = await startCollector()
  await drawStore(browser, collector.url, all)
  await collector.stop()
}

const [, , only, like] = process.argv
if (only === undefined) await rm(all, { recursive: true, force: true })
await mkdir(all, { recursive: true })
const executablePath = findBrowser('chromium')
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: CHROMIUM_FLAGS,
})
if (only === undefined) await drawScreens(browser)
if (only === undefined || only === 'picture') await composePicture(browser, picture)
if (only === 'kiosk') await drawKiosks(browser, all, like)
if (only === 'store') await drawStaffPages(browser)
if (only === undefined || only === 'kinds') await drawSheets(browser)
await browser.close()
console.log(`every screen is in ${all}, the README's picture in docs/pictures`)

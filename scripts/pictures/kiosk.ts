import type { Browser, Page } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCollector } from '../../e2e/support/collector.ts'
import { KIOSK } from '../../e2e/support/shop.ts'
import { writeTablets } from '../../e2e/support/tablets.ts'

// Every screen that a shopper can come to on a tablet, to be looked at.

const SIZES = {
  '10-inch': { width: 1280, height: 800 },
  portrait: { width: 800, height: 1280 },
  '7-inch': { width: 1024, height: 600 },
} as const

type Shoot = (state: string) => Promise<void>

interface Look {
  readonly size: keyof typeof SIZES
  readonly scheme: 'light' | 'dark'
  readonly locale: string
}

async function walk(page: Page, url: string, locale: string, shoot: Shoot): Promise<void> {
  const kiosk = page.locator(KIOSK)
  const open = async (touchpoint: string): Promise<void> => {
    await page.goto(`${url}/kiosk/?business=acme&touchpoint=${touchpoint}`)
    await kiosk.locator('.point').first().waitFor()
  }
  const speak = async (): Promise<void> => {
    const menu = kiosk.locator('.languages .open')
    if ((await menu.count()) > 0) await menu.click()
    await kiosk.locator(`.languages [lang=${locale}]`).click()
    await kiosk.locator(`.kiosk[lang=${locale}]`).waitFor()
  }
  await page.clock.install()
  await open('oak-st-exit')
  await speak()
  await shoot('1-asking')
  await kiosk.locator('.point').last().click()
  await kiosk.locator('.thanks').waitFor()
  await shoot('2-thanked')
  await page.clock.runFor(2600)
  await kiosk.locator('.points').waitFor()
  await shoot('3-next')
  await kiosk.locator('.undo').click()
  await kiosk.locator('.point').first().click()
  await kiosk.locator('.chip').nth(1).click()
  await shoot('4-reasons')
  await page.clock.runFor(13_000)
  await shoot('5-still-there')
  await open('many')
  await kiosk.locator('.languages .open').click()
  await shoot('6-languages')
  await open('low')
  await speak()
  await shoot('7-low')
}

/**
 * Draws every screen of every size, light and dark, into a folder.
 * @param like draws only what has this in its name, such as `7-inch-dark`
 */
export async function drawKiosks(browser: Browser, into: string, like = ''): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'shopbell-tablets-'))
  const collector = await startCollector(await writeTablets(folder))
  const looks: Look[] = (['10-inch', 'portrait', '7-inch'] as const).flatMap((size) =>
    (['light', 'dark'] as const).flatMap((scheme) =>
      ['en', 'de', 'ar'].map((locale) => ({ size, scheme, locale })),
    ),
  )
  for (const { size, scheme, locale } of looks) {
    if (!`${size}-${scheme}-${locale}`.includes(like)) continue
    const context = await browser.newContext({
      viewport: SIZES[size],
      colorScheme: scheme,
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    await walk(page, collector.url, locale, async (state) => {
      await page.mouse.move(0, 0)
      await page.screenshot({ path: `${into}kiosk-${size}-${scheme}-${locale}-${state}.png` })
    })
    await context.close()
  }
  await collector.stop()
  await rm(folder, { recursive: true })
}

import type { Browser, Locator, Page } from '@playwright/test'
import { openKind, TOUCHPOINTS } from '../../e2e/support/kinds.ts'
import { inEveryState } from '../../e2e/support/kind-states.ts'
import { WIDGET } from '../../e2e/support/shop.ts'
import { composeSheet, type Shot } from './sheet.ts'

/** What is drawn on a sheet. */
interface Sheet {
  /** Of its file, behind `kinds-`. */
  readonly name: string
  readonly viewport: { readonly width: number; readonly height: number }
  readonly scheme: 'light' | 'dark'
  readonly locale: string
  readonly forcedColors?: 'active'
  readonly touchpoints: readonly string[]
}

const PHONE = { width: 360, height: 740 }
const SIZES = {
  // The smallest phone shows what is widest; the others show all.
  small: {
    viewport: { width: 320, height: 640 },
    touchpoints: ['nps', 'effort', 'smiley5', 'expectation', 'contact'],
  },
  phone: { viewport: PHONE, touchpoints: TOUCHPOINTS },
  desktop: { viewport: { width: 1280, height: 860 }, touchpoints: TOUCHPOINTS },
} as const
const SCHEMES = ['light', 'dark'] as const

const SHEETS: readonly Sheet[] = [
  // English; German, whose words are long; Arabic, which is read from the right.
  ...Object.entries(SIZES).flatMap(([size, { viewport, touchpoints }]) =>
    SCHEMES.flatMap((scheme) =>
      ['en', 'de', 'ar'].map((locale) => ({
        name: `${size}-${scheme}-${locale}`,
        viewport,
        scheme,
        locale,
        touchpoints,
      })),
    ),
  ),
  // Other letters.
  ...['hi', 'ja', 'zh'].map((locale) => ({
    name: `phone-light-${locale}`,
    viewport: PHONE,
    scheme: 'light' as const,
    locale,
    touchpoints: TOUCHPOINTS,
  })),
  // Colours of the shopper's own.
  ...SCHEMES.map((scheme) => ({
    name: `forced-${scheme}-en`,
    viewport: PHONE,
    scheme,
    locale: 'en',
    forcedColors: 'active' as const,
    touchpoints: TOUCHPOINTS,
  })),
  // A window of 1280 by 1024 at 400 %.
  ...['en', 'de'].map((locale) => ({
    name: `zoomed-light-${locale}`,
    viewport: { width: 320, height: 256 },
    scheme: 'light' as const,
    locale,
    touchpoints: TOUCHPOINTS,
  })),
]

/**
 * Draws every kind of question in every size, light and dark, from the left and from the right, in
 * forced colours and magnified, on a contact sheet for each.
 * @param origin of a collector that serves the business of `writeKinds`
 * @param folder where the sheets go; ends in `/`
 */
export async function drawKinds(browser: Browser, origin: string, folder: string): Promise<void> {
  for (const { name, viewport, scheme, locale, touchpoints, forcedColors = 'none' } of SHEETS) {
    const context = await browser.newContext({
      viewport,
      forcedColors,
      colorScheme: scheme,
      deviceScaleFactor: 1,
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    const shots: Shot[] = []
    for (const touchpoint of touchpoints) {
      await openKind(page, origin, touchpoint, { locale })
      const prompt = page.locator(WIDGET)
      await prompt.locator(`.prompt[lang=${locale}]`).waitFor()
      const shoot = async (state: string): Promise<void> => {
        await page.mouse.move(1, 1)
        shots.push({ name: `${touchpoint}, ${state}`, png: await cardOf(page, prompt) })
      }
      await inEveryState(prompt, touchpoint, shoot)
    }
    await composeSheet(browser, shots, { file: `${folder}kinds-${name}.png`, scheme, width: 1500 })
    await context.close()
  }
}

/** The card with a little of the page around it. */
async function cardOf(page: Page, prompt: Locator): Promise<Buffer> {
  const { x, y, width, height } = (await prompt.boundingBox())!
  const size = page.viewportSize()!
  const left = Math.max(x - 6, 0)
  const top = Math.max(y - 6, 0)
  const right = Math.min(x + width + 6, size.width)
  const bottom = Math.min(y + height + 6, size.height)
  return page.screenshot({
    clip: { x: left, y: top, width: right - left, height: bottom - top },
  })
}

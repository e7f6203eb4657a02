import type { Browser, Locator, Page } from '@playwright/test'
import { openKind, TOUCHPOINTS } from '../../e2e/support/kinds.ts'
import { inEveryState } from '../../e2e/support/kind-states.ts'
import { WIDGET } from '../../e2e/support/shop.ts'
import { composeSheet, type Shot } from './sheet.ts'

/** Where a prompt is looked at, and what of it: on the smallest phone what is widest, else all. */
const SIZES = {
  small: {
    viewport: { width: 320, height: 640 },
    touchpoints: ['nps', 'effort', 'smiley5', 'expectation', 'contact'],
  },
  phone: { viewport: { width: 360, height: 740 }, touchpoints: TOUCHPOINTS },
  desktop: { viewport: { width: 1280, height: 860 }, touchpoints: TOUCHPOINTS },
} as const

/** English; German, whose words are long; Arabic, which is read from the right. */
const LOCALES = ['en', 'de', 'ar'] as const
const SCHEMES = ['light', 'dark'] as const

/**
 * Draws every kind of question in every size, light and dark, from the left and from the right, on
 * a contact sheet for each.
 * @param origin of a collector that serves the business of `writeKinds`
 * @param folder where the sheets go; ends in `/`
 */
export async function drawKinds(browser: Browser, origin: string, folder: string): Promise<void> {
  for (const [size, { viewport, touchpoints }] of Object.entries(SIZES)) {
    for (const scheme of SCHEMES) {
      for (const locale of LOCALES) {
        const context = await browser.newContext({
          viewport,
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
        const file = `${folder}kinds-${size}-${scheme}-${locale}.png`
        await composeSheet(browser, shots, { file, scheme, width: 1500 })
        await context.close()
      }
    }
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

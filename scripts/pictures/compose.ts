import type { Browser } from '@playwright/test'
import { startDemonstration } from '../../e2e/support/demonstration.ts'
import { KIOSK, WIDGET } from '../../e2e/support/shop.ts'

/** Enough days for a month and the month before. */
const DAYS = '58'

/** How large each screen is taken, CSS pixels. */
const SCREENS = {
  phone: { width: 360, height: 740 },
  tablet: { width: 1180, height: 760 },
  results: { width: 1320, height: 880 },
} as const

/** The whole product on one picture: the results behind, a phone and a tablet before them. */
export async function composePicture(browser: Browser, file: string): Promise<void> {
  const demonstration = await startDemonstration('--days', DAYS, '--seed', '1')
  const { collector } = demonstration
  const shoot = async (
    screen: keyof typeof SCREENS,
    address: string,
    part: string,
  ): Promise<string> => {
    const context = await browser.newContext({
      viewport: SCREENS[screen],
      deviceScaleFactor: 2,
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    await page.request.post(`${collector.url}/v1/session`, { data: { token: collector.token } })
    await page.goto(collector.url + address)
    await page.locator(part).first().waitFor()
    await page.waitForLoadState('networkidle')
    const picture = await page.screenshot()
    await context.close()
    return `data:image/png;base64,${picture.toString('base64')}`
  }
  const results = await shoot('results', '/dashboard/today', '.figures')
  const phone = await shoot('phone', '/demo/', `${WIDGET} .point`)
  const kiosk = '/kiosk/?business=acme&touchpoint=oak-st-exit'
  const tablet = await shoot('tablet', kiosk, `${KIOSK} .point`)
  await demonstration.end()

  const page = await browser.newPage({
    viewport: { width: 1400, height: 780 },
    deviceScaleFactor: 1.5,
  })
  await page.setContent(`<!doctype html><style>
    body { margin: 0; position: relative; height: 780px; overflow: hidden;
      background: radial-gradient(120% 140% at 20% 0, #f4f6f2, #dbe6df) }
    img { position: absolute; display: block; box-sizing: border-box;
      box-shadow: 0 2px 4px #0f1f1a1a, 0 24px 60px #0f1f1a33 }
    .results { width: 1050px; left: 258px; top: 36px; border-radius: 16px; border: 1px solid #d5dcd8 }
    .phone { width: 250px; left: 48px; bottom: 36px; border-radius: 34px; border: 9px solid #17201d }
    .tablet { width: 470px; right: 48px; bottom: 36px; border-radius: 24px; border: 12px solid #17201d }
    </style><img class="results" src="${results}"><img class="tablet" src="${tablet}"><img class="phone" src="${phone}">`)
  await page.screenshot({ path: file })
  await page.close()
}

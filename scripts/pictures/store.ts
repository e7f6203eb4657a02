import { expect, type Browser, type Page } from '@playwright/test'
import { openDesk, type PairingDesk } from '../../e2e/support/pairing-desk.ts'
import { KIOSK } from '../../e2e/support/shop.ts'
import { PIN, STAFF, startAsking, tapCorner, typePin } from '../../e2e/support/store-tablet.ts'

// What a shopper never sees: set-up, check, staff page; and the tablet at night.

/** A 10-inch tablet both ways round and a 7-inch one, CSS px. */
const SIZES = {
  landscape: { width: 1280, height: 800 },
  portrait: { width: 800, height: 1280 },
  seven: { width: 600, height: 1024 },
} as const

/** Draws every page for staff into a folder, in both lights. */
export async function drawStore(browser: Browser, origin: string, folder: string): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' })
      const page = await context.newPage()
      const shoot = async (state: string): Promise<void> => {
        await page.screenshot({ path: `${folder}store-${size}-${colorScheme}-${state}.png` })
      }
      await drawAll(page, await openDesk(context), origin, shoot)
      await context.close()
    }
  }
}

async function drawAll(
  page: Page,
  desk: PairingDesk,
  origin: string,
  shoot: (state: string) => Promise<void>,
): Promise<void> {
  // A Wednesday, 22:00 in New York.
  await page.clock.install({ time: new Date('2026-03-05T03:00:00Z') })
  desk.hours = { timeZone: 'America/New_York', hours: { thu: ['09:00', '18:00'] } }
  await page.goto(`${origin}/kiosk/`)
  await page.getByText('Without pairing').click()
  await shoot('1-start')
  await page.getByLabel('Business').fill('acme')
  await page.getByRole('button', { name: 'Pair with three words' }).click()
  await shoot('2-install')
  await page.getByRole('button', { name: 'Go on in this tab' }).click()
  await expect(page.locator(`${STAFF} .words`)).toHaveText('amber river stone')
  await shoot('3-words')
  desk.confirm('oak-st-exit', 'Oak St, exit')
  await expect(page.getByRole('heading', { name: 'Choose a PIN for staff' })).toBeVisible()
  await page.keyboard.press('2')
  await page.keyboard.press('5')
  await shoot('4-pin')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await typePin(page, PIN)
  await expect(page.getByRole('heading', { name: 'The same PIN again' })).toBeVisible()
  await typePin(page, PIN)
  await expect(page.getByRole('heading', { name: 'Not healthy yet' })).toBeVisible()
  await shoot('5-check')
  await page.getByRole('button', { name: 'Touch test' }).click()
  await page.getByRole('button', { name: 'Touch here: top left' }).click()
  await shoot('6-touch')
  await page.getByRole('button', { name: 'One does not answer' }).click()
  await startAsking(page)
  await expect.poll(() => desk.heartbeats.length).toBeGreaterThan(0)
  await tapCorner(page)
  await typePin(page, '1111')
  await expect(page.getByRole('alert')).toContainText('tries')
  await shoot('7-staff-pin')
  await typePin(page, PIN)
  await expect(page.locator(`${STAFF} .finding[data-id=network]`)).toBeVisible()
  await shoot('8-staff')
  await page.getByRole('button', { name: 'Close' }).click()
  const arabic = page.locator(`${KIOSK} .kiosk[dir=rtl]`)
  for (const state of ['9-night', '10-night-arabic'] as const) {
    if (state === '10-night-arabic') {
      // As on a tablet whose business speaks Arabic.
      await page.route('**/v1/prompts/**', (route) => {
        const url = new URL(route.request().url())
        url.searchParams.set('locale', 'ar')
        return route.continue({ url: url.href })
      })
      await page.reload()
      await page.reload()
      await arabic.waitFor()
    }
    await expect
      .poll(async () => {
        await page.clock.runFor(61_000)
        return page.locator('shopbell-sleep').count()
      })
      .toBe(1)
    await shoot(state)
  }
}

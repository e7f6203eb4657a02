import { expect, type Page } from '@playwright/test'
import { KIOSK } from './shop.ts'
import type { PairingDesk } from './pairing-desk.ts'

/** The element that carries a page for staff. */
export const STAFF = 'shopbell-staff'
export const PIN = '2580'

/** Types a PIN and confirms it; waits until it can be typed. */
export async function typePin(page: Page, pin: string): Promise<void> {
  const heading = page.locator(`${STAFF} h1`)
  await expect(page.locator(`${STAFF} .pad button`).first()).toBeEnabled()
  await heading.focus()
  for (const digit of pin) await page.keyboard.press(digit)
  await page.keyboard.press('Enter')
}

/** Taps the corner that opens the staff page. */
export async function tapCorner(page: Page): Promise<void> {
  await untilLookedAfter(page)
  for (let tap = 0; tap < 5; tap++) await page.mouse.click(20, 20)
  await expect(page.locator(`${STAFF} h1`)).toBeVisible()
}

/** Sets a tablet up to the check, as whoever unpacks it does. */
export async function setUp(page: Page, origin: string, desk: PairingDesk): Promise<void> {
  await page.goto(`${origin}/kiosk/?business=acme`)
  await page.getByRole('button', { name: 'Go on in this tab' }).click()
  await expect(page.locator(`${STAFF} .words`)).toHaveText('amber river stone')
  desk.confirm('oak-st-exit', 'Oak St, exit')
  await expect(page.getByRole('heading', { name: 'Choose a PIN for staff' })).toBeVisible()
  await typePin(page, PIN)
  await expect(page.getByRole('heading', { name: 'The same PIN again' })).toBeVisible()
  await typePin(page, PIN)
  await expect(page.locator(`${STAFF} .finding[data-id=persisted]`)).not.toHaveAttribute(
    'data-level',
    'wait',
  )
}

/** Ends the check; the tablet asks. */
export async function startAsking(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Start asking|Ask all the same)$/ }).click()
  await expect(page.locator(STAFF)).toHaveCount(0)
  await expect(page.locator(KIOSK).getByRole('radio')).toHaveCount(4)
}

/** Does the touch test. */
export async function touchEverywhere(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Touch test' }).click()
  const untouched = page.getByRole('button', { name: /^Touch here/ })
  for (let left = 5; left > 0; left--) {
    await expect(untouched).toHaveCount(left)
    await untouched.first().click()
  }
}

/** Waits until the parts behind the first screen have come, and what the corner does with them. */
export async function untilLookedAfter(page: Page): Promise<void> {
  // Observed, not asked for: a clock that is not the page's own takes `performance` along.
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        new PerformanceObserver((list, observer) => {
          if (!list.getEntries().some(({ name }) => name.includes('/attend-'))) return
          observer.disconnect()
          resolve()
        }).observe({ type: 'resource', buffered: true })
      }),
  )
  await page.waitForLoadState('networkidle')
}

import type { CDPSession } from '@playwright/test'
import { expect, test } from '../support/fixtures.ts'
import { listed, pairTablet } from '../support/paired-kiosk.ts'
import { face, KIOSK } from '../support/shop.ts'

// Dirt on the glass answers as well, always at the same pixel.

test.use({ hasTouch: true, viewport: { width: 1280, height: 800 } })

test('touches of nobody on one spot are flagged and call for cleaning, those of people are not', async ({
  collector,
  page,
}) => {
  await page.clock.install()
  const id = await pairTablet(collector, page, collector.url)
  const fingers: CDPSession = await page.context().newCDPSession(page)
  const prompt = page.locator(KIOSK)
  const { x, y } = (await prompt.locator(face(4)).boundingBox())!

  async function touchAt(right: number, down: number): Promise<void> {
    const point = { x: x + right, y: y + down }
    await fingers.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] })
    await fingers.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await expect(prompt.locator('.thanks')).toBeVisible()
    // Nobody else for a while: those who follow each other at once are flagged for that.
    await page.clock.runFor(5_000)
    await expect(prompt.getByRole('radio', { checked: false })).toHaveCount(4)
  }
  async function untilTaken(responses: number): Promise<void> {
    // Answers are held back for their undo.
    await page.clock.runFor(10_000)
    await expect.poll(async () => (await collector.stored()).length).toBe(responses)
  }
  const alerts = async (): Promise<unknown> =>
    (await listed(collector, id))?.alerts.map(({ kind }) => kind)

  for (let person = 0; person < 5; person++) await touchAt(40 + person * 7, 50 - person * 4)
  await untilTaken(5)
  expect(await alerts()).toEqual([])

  for (let ghost = 0; ghost < 5; ghost++) await touchAt(60, 60)
  await untilTaken(10)
  await expect.poll(alerts).toEqual(['needs-cleaning'])
  expect(await collector.report()).toMatchObject({ quality: { rules: { 'ghost-v1': 5 } } })
})

import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../support/fixtures.ts'
import { KIOSK, kioskPage } from '../support/shop.ts'

// A keyboard on the screen covers what is being written. A desktop browser has none: what it leaves
// of the page is told to the page as browsers on tablets tell it.

type Covering = (page: Page, left: number) => Promise<void>

/** It lies over the page, as on an iPad and in Chrome on Android. */
const over: Covering = (page, left) =>
  page.evaluate((left) => {
    Object.assign(window.visualViewport!, { height: left })
    window.visualViewport!.dispatchEvent(new Event('resize'))
  }, left)

/** It makes the page smaller, as other shells do. */
const beside: Covering = async (page, left) =>
  page.setViewportSize({ width: page.viewportSize()!.width, height: left })

async function expectAbove(part: Locator, left: number): Promise<void> {
  await expect(async () => {
    const { y, height } = (await part.boundingBox())!
    expect(y).toBeGreaterThanOrEqual(0)
    expect(y + height).toBeLessThanOrEqual(left)
  }).toPass()
}

for (const [how, cover] of [
  ['lies over the page', over],
  ['makes the page smaller', beside],
] as const) {
  for (const [size, width, height, left] of [
    ['10-inch landscape', 1280, 800, 430],
    ['10-inch portrait', 800, 1280, 760],
    ['7-inch landscape', 1024, 600, 320],
  ] as const) {
    test(`a comment and its buttons stay above a keyboard that ${how}, ${size}`, async ({
      link,
      page,
    }) => {
      await page.setViewportSize({ width, height })
      await page.addInitScript(() => {
        const view = Object.assign(new EventTarget(), { height: innerHeight, offsetTop: 0 })
        Object.defineProperty(window, 'visualViewport', { value: view })
      })
      await page.goto(kioskPage(link.url))
      const prompt = page.locator(KIOSK)
      await prompt.getByRole('radio', { name: 'Bad', exact: true }).click()
      const box = prompt.getByRole('textbox')
      await box.click()
      await cover(page, left)
      await expectAbove(box, left)
      await box.pressSequentially('the queue')
      await expectAbove(box, left)
      await expectAbove(prompt.getByRole('button', { name: 'Send' }), left)
      await expectAbove(prompt.getByRole('button', { name: 'Skip' }), left)

      await cover(page, height)
      await box.blur()
      const isAllSeen = (): Promise<boolean> =>
        page.evaluate(() => document.documentElement.scrollHeight <= innerHeight && scrollY === 0)
      await expect.poll(isAllSeen).toBe(true)
      await prompt.getByRole('button', { name: 'Send' }).click()
      await expect(prompt.locator('.thanks')).toBeVisible()
    })
  }
}

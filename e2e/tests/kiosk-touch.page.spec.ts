import type { CDPSession, Locator, Page } from '@playwright/test'
import { expect, test } from '../support/fixtures.ts'
import { expectPoints, face, KIOSK, kioskPage, reason } from '../support/shop.ts'

// What hands do to a screen that many people touch, finger by finger.

test.use({ hasTouch: true, viewport: { width: 1280, height: 800 } })

interface Finger {
  readonly x: number
  readonly y: number
  readonly id?: number
  readonly radiusX?: number
  readonly radiusY?: number
}

let fingers: CDPSession
let prompt: Locator

test.beforeEach(async ({ link, page }) => {
  prompt = page.locator(KIOSK)
  await page.goto(kioskPage(link.url))
  await expect(prompt.getByRole('radio')).toHaveCount(4)
  await page.evaluate(() => ((window as unknown as { page: string }).page = 'this one'))
  fingers = await page.context().newCDPSession(page)
})

const touch = (
  type: 'touchStart' | 'touchMove' | 'touchEnd',
  ...touchPoints: Finger[]
): Promise<unknown> => fingers.send('Input.dispatchTouchEvent', { type, touchPoints })

async function middleOf(part: string): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await prompt.locator(part).boundingBox())!
  return { x: x + width / 2, y: y + height / 2 }
}

const isSamePage = (page: Page): Promise<boolean> =>
  page.evaluate(() => (window as unknown as { page?: string }).page === 'this one')

/** Nothing was pressed: the first screen stands, and a tap after it is the only one. */
async function expectNothingPressed(page: Page): Promise<void> {
  // A press would be visible before the next tap is.
  await expect(prompt.getByRole('radio', { checked: true })).toHaveCount(0)
  await prompt.locator(face(4)).tap()
  await expect(prompt.locator('.thanks')).toBeVisible()
  expect(await isSamePage(page)).toBe(true)
}

test('a tap answers once', async ({ collector }) => {
  await prompt.locator(face(3)).tap()
  await expect(prompt.locator('.thanks')).toBeVisible()
  await expectPoints(collector, [3])
})

test('a finger that trembles answers as well', async ({ collector }) => {
  const { x, y } = await middleOf(face(2))
  await touch('touchStart', { x, y })
  for (const [right, down] of [
    [18, -20],
    [-25, 22],
    [20, 30],
  ] as const) {
    await touch('touchMove', { x: x + right, y: y + down })
  }
  await touch('touchEnd')
  await expect(prompt.locator('.chip').first()).toBeVisible()
  await expectPoints(collector, [2])
})

/** Whether each menu that would have opened was kept from it. */
async function watchMenus(page: Page): Promise<() => Promise<readonly boolean[]>> {
  await page.evaluate(() => {
    const seen = window as unknown as { menus: boolean[] }
    seen.menus = []
    addEventListener('contextmenu', (event) => seen.menus.push(event.defaultPrevented))
  })
  return () => page.evaluate(() => (window as unknown as { menus: boolean[] }).menus)
}

test('holding is one tap, and opens no menu', async ({ collector, page }) => {
  const menus = await watchMenus(page)
  const { x, y } = await middleOf(face(4))
  await touch('touchStart', { x, y })
  // Twice as long as a browser takes for a long press.
  await page.waitForFunction(
    (since) => performance.now() - since > 1500,
    await page.evaluate(() => performance.now()),
  )
  await touch('touchEnd')
  await expect(prompt.locator('.thanks')).toBeVisible()
  expect(await menus()).not.toContain(false)
  await expectPoints(collector, [4])
})

test('no menu opens on whatever asks for one', async ({ page }) => {
  const menus = await watchMenus(page)
  await prompt.locator(face(4)).click({ button: 'right' })
  expect(await menus()).toEqual([true])
  await expectNothingPressed(page)
})

test('a finger that is taken away from the face presses nothing', async ({ collector, page }) => {
  const [from, to] = [await middleOf(face(1)), await middleOf(face(2))]
  await touch('touchStart', from)
  await touch('touchMove', to)
  await touch('touchEnd')
  await expectNothingPressed(page)
  await expectPoints(collector, [4])
})

test('a palm presses nothing', async ({ collector, page }) => {
  await touch('touchStart', { ...(await middleOf(face(1))), radiusX: 70, radiusY: 90 })
  await touch('touchEnd')
  await expectNothingPressed(page)
  await expectPoints(collector, [4])
})

test('a hand that leans on the glass presses nothing', async ({ collector, page }) => {
  const all = await Promise.all([1, 2, 3].map((value) => middleOf(face(value))))
  await touch('touchStart', ...all.map(({ x, y }, id) => ({ x, y, id })))
  await touch('touchEnd')
  await expectNothingPressed(page)
  await expectPoints(collector, [4])
})

test('fingers on two faces at once press neither', async ({ collector, page }) => {
  const [one, two] = [await middleOf(face(1)), await middleOf(face(2))]
  await touch('touchStart', { ...one, id: 0 })
  await touch('touchStart', { ...one, id: 0 }, { ...two, id: 1 })
  await touch('touchEnd')
  await expectNothingPressed(page)
  await expectPoints(collector, [4])
})

test('a finger that rests on the frame takes no tap away', async ({ collector }) => {
  const rest = { x: 6, y: 400, id: 0 }
  await touch('touchStart', rest)
  await touch('touchStart', rest, { ...(await middleOf(face(3))), id: 1 })
  await touch('touchEnd')
  await expect(prompt.locator('.thanks')).toBeVisible()
  await expectPoints(collector, [3])
})

test('a double tap is one answer, and no answer to what comes next', async ({ collector }) => {
  const at = await middleOf(face(2))
  await touch('touchStart', at)
  await touch('touchEnd')
  await touch('touchStart', at)
  await touch('touchEnd')
  await expect(prompt.locator('.chip')).toHaveCount(5)
  await expect(prompt.locator('.chip[aria-pressed=true]')).toHaveCount(0)
  await prompt.locator(reason(1)).tap()
  await expect(prompt.locator('.chip[aria-pressed=true]')).toHaveCount(1)
  await expectPoints(collector, [2])
})

test('pinching does not zoom, and answers nothing', async ({ collector, page }) => {
  const { x, y } = await middleOf('h2')
  const apart = (by: number): Finger[] => [
    { x: x - by, y, id: 0 },
    { x: x + by, y, id: 1 },
  ]
  await touch('touchStart', ...apart(20))
  for (const by of [60, 120, 200, 300]) await touch('touchMove', ...apart(by))
  await touch('touchEnd')
  expect(await page.evaluate(() => visualViewport!.scale)).toBe(1)
  await expectNothingPressed(page)
  await expectPoints(collector, [4])
})

test('pulling down does not load the page anew, and pulls nothing away', async ({
  collector,
  page,
}) => {
  await page.evaluate(() => {
    const seen = window as unknown as { pulled: boolean[] }
    seen.pulled = []
    addEventListener('touchmove', (event) => seen.pulled.push(event.defaultPrevented))
  })
  await touch('touchStart', { x: 640, y: 90 })
  for (const y of [150, 300, 450, 600, 750]) await touch('touchMove', { x: 640, y })
  await touch('touchEnd')
  const pulled = await page.evaluate(() => (window as unknown as { pulled: boolean[] }).pulled)
  expect(pulled.length).toBeGreaterThan(0)
  expect(pulled).not.toContain(false)
  const overscroll = await page.evaluate(
    () => getComputedStyle(document.documentElement).overscrollBehaviorY,
  )
  expect(overscroll).toBe('none')
  await expectNothingPressed(page)
  await expectPoints(collector, [4])
})

test('swiping back leads nowhere, and loses nothing that was chosen', async ({
  collector,
  page,
}) => {
  await prompt.locator(face(1)).tap()
  await prompt.locator(reason(2)).tap()
  for (let times = 0; times < 3; times++) {
    await page.evaluate(() => history.back())
    await expect.poll(() => page.evaluate(() => history.state as unknown)).toBe('kiosk')
    // A browser skips what it was led back to unless somebody touched the page since.
    await prompt.locator('h2').tap()
  }
  expect(await isSamePage(page)).toBe(true)
  await expect(prompt.locator(reason(2))).toHaveAttribute('aria-pressed', 'true')
  await prompt.locator('.primary').tap()
  await expect(prompt.locator('.thanks')).toBeVisible()
  await expectPoints(collector, [1])
})

test('nothing can be selected or dragged away', async ({ page }) => {
  const { x, y } = await middleOf('h2')
  await page.mouse.move(x - 150, y)
  await page.mouse.down()
  await page.mouse.move(x + 150, y, { steps: 5 })
  await page.mouse.up()
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('')
  await expectNothingPressed(page)
})

test('a comment can still be written, selected and corrected', async ({ page }) => {
  await prompt.locator(face(1)).tap()
  const box = prompt.getByRole('textbox')
  await box.tap()
  await page.keyboard.type('To dark')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('Too dark')
  await expect(box).toHaveValue('Too dark')
})

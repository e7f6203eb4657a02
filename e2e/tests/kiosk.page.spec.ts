import type { Page } from '@playwright/test'
import { violations } from '../support/accessibility.ts'
import { expect, test } from '../support/fixtures.ts'
import { expectPoints, KIOSK, kioskPage } from '../support/shop.ts'

const prompt = (page: Page): ReturnType<Page['locator']> => page.locator(KIOSK)

test('is ready for the next person three seconds after the tap', async ({
  collector,
  link,
  page,
}) => {
  await page.clock.install()
  await page.goto(kioskPage(link.url))
  await prompt(page).getByRole('radio', { name: 'Great' }).click()
  await expect(prompt(page).locator('.thanks')).toBeVisible()
  await page.clock.runFor(3000)
  await expect(prompt(page).getByRole('radio', { name: 'Great' })).toBeVisible()
  await expect(prompt(page).getByRole('radio', { checked: true })).toHaveCount(0)
  await expectPoints(collector, [4])
})

test('the optional part ends by itself, and nothing typed is there for the next', async ({
  collector,
  link,
  page,
}) => {
  await page.clock.install()
  await page.goto(kioskPage(link.url))
  await prompt(page).getByRole('radio', { name: 'Bad', exact: true }).click()
  await prompt(page).getByRole('textbox').fill('my own words')
  await page.clock.runFor(60_000)
  await expect(prompt(page).locator('.thanks')).toBeVisible()
  await page.clock.runFor(3000)
  await prompt(page).getByRole('radio', { name: 'Bad', exact: true }).click()
  await expect(prompt(page).getByRole('textbox')).toHaveValue('')
  await expectPoints(collector, [1, 1])
  const stored = await collector.stored()
  expect(new Set(stored.map(({ ended }) => ended))).toEqual(new Set([null, 'timeout']))
  expect(JSON.stringify(stored)).not.toContain('my own words')
})

test('another language is for one person', async ({ collector, link, page }) => {
  await page.clock.install()
  await page.goto(kioskPage(link.url))
  await prompt(page).getByRole('button', { name: 'العربية' }).click()
  await expect(prompt(page).getByRole('heading')).toHaveText('كيف كانت زيارتك اليوم؟')
  await expect(page.locator(`${KIOSK} .kiosk`)).toHaveAttribute('dir', 'rtl')
  await prompt(page).getByRole('radio').last().click()
  await page.clock.runFor(3000)
  await expect(prompt(page).getByRole('heading')).toHaveText('How was your visit today?')
  await expectPoints(collector, [4])
})

test('a prompt that is refreshed during a press does not take the tap away', async ({
  collector,
  link,
  page,
}) => {
  await page.goto(kioskPage(link.url))
  await expect(prompt(page).getByRole('radio')).toHaveCount(4)
  let arrived: () => void = () => {}
  const held = new Promise<void>((resolve) => (arrived = resolve))
  await page.route('**/v1/prompts/**', async (route) => {
    const reply = await route.fetch()
    const view = (await reply.json()) as { touchpoint: { name: string } }
    await held
    // Not even a changed one: it waits until nobody is there.
    await route.fulfill({ json: { ...view, touchpoint: { ...view.touchpoint, name: 'Renamed' } } })
  })
  await page.reload()
  const face = prompt(page).getByRole('radio', { name: 'Great' })
  const { x, y } = (await face.boundingBox())!
  await page.mouse.move(x + 20, y + 20)
  await page.mouse.down()
  const replies = page.waitForResponse((reply) => reply.url().includes('/v1/prompts/'))
  arrived()
  await (await replies).finished()
  await page.mouse.up()
  await expect(prompt(page).locator('.thanks')).toBeVisible()
  await expectPoints(collector, [4])
})

test('a tablet that was switched on before the network waits for it', async ({ link, page }) => {
  await page.clock.install()
  let away = true
  await page.route('**/v1/prompts/**', (route) => (away ? route.abort() : route.continue()))
  await page.goto(kioskPage(link.url))
  await expect(page.getByLabel('Touchpoint')).toHaveValue('oak-st-exit')
  away = false
  await page.clock.runFor(30_000)
  await expect(prompt(page).getByRole('radio')).toHaveCount(4)
})

test('a mistyped link does not make a tablet forget where it stands', async ({ link, page }) => {
  await page.goto(kioskPage(link.url))
  await expect(prompt(page).getByRole('radio')).toHaveCount(4)
  await page.goto(`${link.url}/kiosk/?business=acme&touchpoint=oak-st-exti`)
  await expect(page.getByRole('alert')).toBeVisible()
  await page.goto(`${link.url}/kiosk/`)
  await expect(prompt(page).getByRole('radio')).toHaveCount(4)
})

test('is an installable app', async ({ link, page }) => {
  await page.goto(kioskPage(link.url))
  const cdp = await page.context().newCDPSession(page)
  const { errors } = await cdp.send('Page.getAppManifest')
  expect(errors).toEqual([])
  const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors')
  // Playwright's contexts are off the record, which Chromium counts as an error of its own.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
})

test('asks where it stands when nobody has said, and says what was wrong', async ({
  link,
  page,
}) => {
  await page.goto(`${link.url}/kiosk/`)
  await page.getByLabel('Business').fill('acme')
  await page.getByText('Without pairing').click()
  await page.getByLabel('Touchpoint').fill('no-such-place')
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByRole('alert')).toContainText('no touchpoint')
  await page.getByLabel('Business').fill('acme')
  await page.getByLabel('Touchpoint').fill('oak-st-exit')
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(prompt(page).getByRole('radio')).toHaveCount(4)
})

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen: ${scheme}`, async ({ link, page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await page.goto(kioskPage(link.url))
    await expect(prompt(page).getByRole('radio')).toHaveCount(4)
    expect(await violations(page)).toEqual([])
    await prompt(page).getByRole('radio').first().click()
    await prompt(page).locator('.chip').first().click()
    expect(await violations(page)).toEqual([])
    await prompt(page).getByRole('button', { name: 'Send' }).click()
    await expect(prompt(page).locator('.thanks')).toBeVisible()
    expect(await violations(page)).toEqual([])
  })
}

test('faces are at least 20 mm wide on a 10-inch tablet', async ({ link, page }) => {
  // 10.1 inch, 1280 × 800 CSS pixels: 149.6 pixels an inch.
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(kioskPage(link.url))
  const box = await prompt(page).locator('.point svg').first().boundingBox()
  expect((box!.width / 149.6) * 25.4).toBeGreaterThanOrEqual(20)
})

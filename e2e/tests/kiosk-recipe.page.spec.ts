import { expect, test } from '../support/fixtures.ts'
import { openDesk } from '../support/pairing-desk.ts'
import { bookmark, launch, launchLine } from '../support/recipe.ts'
import { KIOSK } from '../support/shop.ts'
import { PIN, STAFF, touchEverywhere, typePin } from '../support/store-tablet.ts'

const address = (origin: string): string => `${origin}/kiosk/?business=acme`

test('Chromium on Linux, started by the printed line, is set up and remembers over a restart', async ({
  link,
  profile,
}) => {
  const line = await launchLine()
  await bookmark(link.url, profile)
  const first = await launch(line, address(link.url), profile)
  const { page } = first
  const desk = await openDesk(page.context())
  // The window is its own, so that it needs no installing.
  await expect(page.locator(`${STAFF} .words`)).toHaveText('amber river stone')
  desk.confirm('oak-st-exit')
  await expect(page.getByRole('heading', { name: 'Choose a PIN for staff' })).toBeVisible()
  await typePin(page, PIN)
  await expect(page.getByRole('heading', { name: 'The same PIN again' })).toBeVisible()
  await typePin(page, PIN)
  await touchEverywhere(page)
  const restart = page.locator(`${STAFF} .finding[data-id=restart]`)
  await expect(restart).toHaveAttribute('data-level', 'bad')
  await expect(page.locator(`${STAFF} .finding[data-id=installed]`)).toHaveAttribute(
    'data-level',
    'good',
  )
  await expect(page.locator(`${STAFF} .finding[data-id=wake-lock]`)).toHaveAttribute(
    'data-level',
    'good',
  )
  const shown = await page.locator(`${STAFF} code.box`).textContent()
  expect(shown).toContain('device=')
  await first.close()

  const second = await launch(line, shown!, profile)
  await expect(second.page.locator(`${STAFF} .finding[data-id=restart]`)).toHaveAttribute(
    'data-level',
    'good',
  )
  await touchEverywhere(second.page)
  await expect(
    second.page.getByRole('heading', { name: 'Ready: this tablet is healthy' }),
  ).toBeVisible()
  await second.page.getByRole('button', { name: 'Start asking' }).click()
  await expect(second.page.locator(KIOSK).getByRole('radio')).toHaveCount(4)
  await second.close()
})

test('the same line with a private window is told to forget, at its first restart', async ({
  link,
  profile,
}) => {
  const line = `${await launchLine()} --incognito`
  const shown = `${address(link.url)}&touchpoint=oak-st-exit&device=tablet-of-the-test`
  for (let start = 0; start < 2; start++) {
    const launched = await launch(line, shown, profile)
    const { page } = launched
    await expect(page.getByRole('heading', { name: 'This browser forgot' })).toBeVisible()
    await expect(page.locator(`${STAFF} .finding[data-id=restart]`)).toHaveAttribute(
      'data-level',
      'bad',
    )
    await launched.close()
  }
})

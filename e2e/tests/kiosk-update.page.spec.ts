import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures.ts'
import {
  expectTaken,
  lookForUpdate,
  pass,
  settleTablet,
  versionOf,
} from '../support/kiosk-update.ts'
import { serveReleases } from '../support/releases.ts'
import { expectPoints, KIOSK } from '../support/shop.ts'

const prompt = (page: Page) => page.locator(KIOSK)

test('a new version takes over only when nobody has been there for a minute', async ({
  collector,
  page,
}) => {
  const releases = await serveReleases(collector)
  await settleTablet(page, releases.url)
  const old = releases.version()
  const next = releases.good()

  await prompt(page).getByRole('radio', { name: 'Bad', exact: true }).click()
  await lookForUpdate(page)
  // The person reads and chooses, for as long as the tablet lets them.
  const chosen = prompt(page).getByRole('button', { name: 'Messy' })
  await page.clock.runFor(15_000)
  await chosen.click()
  await expect(chosen).toHaveAttribute('aria-pressed', 'true')
  expect(await versionOf(page)).toBe(old)
  await prompt(page).getByRole('button', { name: 'Send' }).click()
  await expect(prompt(page).locator('.thanks')).toBeVisible()
  await pass(page, 50)
  expect(await versionOf(page)).toBe(old)

  await expectTaken(page, next)
  await expect(prompt(page).getByRole('radio')).toHaveCount(4)
  await expectPoints(collector, [1])
  await releases.close()
})

test('a version that waits while another proves itself keeps its files', async ({
  collector,
  page,
}) => {
  const releases = await serveReleases(collector)
  await settleTablet(page, releases.url)
  const first = releases.good()
  await lookForUpdate(page)
  await expectTaken(page, first)
  const second = releases.good()
  await lookForUpdate(page)
  await expectTaken(page, second)
  const files = await page.evaluate(async (name) => {
    return (await (await caches.open(name)).keys()).length
  }, `shopbell-kiosk-${second}`)
  expect(files).toBeGreaterThan(10)
  await releases.close()
})

test('a new version waits for answers that wait', async ({ collector, page }) => {
  const releases = await serveReleases(collector)
  await settleTablet(page, releases.url)
  const old = releases.version()
  let isUp = false
  await page.route('**/v1/responses', (route) => (isUp ? route.continue() : route.abort()))
  await prompt(page).getByRole('radio', { name: 'Great' }).click()
  await expect(prompt(page).locator('.thanks')).toBeVisible()
  const next = releases.good()
  await lookForUpdate(page)
  await pass(page, 150)
  expect(await versionOf(page)).toBe(old)
  isUp = true
  await expectTaken(page, next)
  await expectPoints(collector, [4])
  await releases.close()
})

test('a release that does not come up is taken back by itself, and the next good one is taken', async ({
  collector,
  page,
}) => {
  const releases = await serveReleases(collector)
  await settleTablet(page, releases.url)
  const old = releases.version()
  const bad = releases.bad()
  await lookForUpdate(page)
  // Its page is blank until the service worker, on its own clock, has waited long enough.
  await expectTaken(page, bad)
  await expect(prompt(page).getByRole('radio')).toHaveCount(4, { timeout: 60_000 })
  expect(await versionOf(page)).toBe(old)
  await prompt(page).getByRole('radio', { name: 'Great' }).click()
  await expect(prompt(page).locator('.thanks')).toBeVisible()
  // Also after a restart.
  await page.reload()
  await expect(prompt(page).getByRole('radio')).toHaveCount(4)
  expect(await versionOf(page)).toBe(old)
  await expectPoints(collector, [4])

  const mended = releases.good()
  await lookForUpdate(page)
  await expectTaken(page, mended)
  await expect(prompt(page).getByRole('radio')).toHaveCount(4)
  await releases.close()
})

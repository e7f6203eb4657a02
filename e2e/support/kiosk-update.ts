import { expect, type Page } from '@playwright/test'
import { KIOSK, kioskPage } from './shop.ts'

/** The version of the kiosk that a page came with. */
export const versionOf = (page: Page): Promise<string> =>
  page.locator('meta[name=version]').evaluate((meta: HTMLMetaElement) => meta.content)

/** Has the tablet's hourly look at the server now, and waits until what it found is ready. */
export async function lookForUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
    const worker = registration.installing ?? registration.waiting
    if (worker === null) throw new Error('there is no newer version')
    if (worker.state === 'installed') return
    await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }))
  })
}

/**
 * Lets time pass on the page's clock, a second at a time: disks run on another, and would seem to
 * hang if it were faster.
 */
export async function pass(page: Page, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) await page.clock.runFor(1000)
}

/** Waits until a version has taken over, which it does when nobody is there. */
export async function expectTaken(page: Page, version: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await pass(page, 10)
        return versionOf(page)
      },
      { timeout: 90_000 },
    )
    .toBe(version)
}

/** Opens a tablet whose version proves itself, on a clock that the test runs. */
export async function settleTablet(page: Page, origin: string): Promise<void> {
  await page.clock.install()
  await page.goto(kioskPage(origin))
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  await expect(page.locator(KIOSK).getByRole('radio')).toHaveCount(4)
  await page.clock.runFor(61_000)
  await expect.poll(() => goodVersion(page)).toBe(await versionOf(page))
}

/** The version that the service worker holds for good. */
function goodVersion(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const name = 'shopbell-kiosk-releases'
    const kept = await (await caches.open(name)).match(`/kiosk/${name}`)
    return ((await kept?.json()) as { good: unknown } | undefined)?.good
  })
}

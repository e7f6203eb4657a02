import { chromium, type Page } from '@playwright/test'
import {
  expectTaken,
  lookForUpdate,
  settleTablet,
  versionOf,
} from '../../../e2e/support/kiosk-update.ts'
import { startCollector } from '../../../e2e/support/collector.ts'
import { serveReleases, type Releases } from '../../../e2e/support/releases.ts'
import { KIOSK } from '../../../e2e/support/shop.ts'
import { CHROMIUM_FLAGS, findBrowser } from '../../browsers.ts'
import { countOf, type Scenario, type Trial, type Verdict } from '../scenario.ts'
import { countAt } from '../shop/census.ts'

/** When within a tap the newer version is there. */
const MOMENTS = ['before the press', 'while pressed', 'at the release', 'at the thanks'] as const

/**
 * A new release is found at some moment of a tap, again and again, on a kiosk that runs as it is
 * served; then a release that never comes up. The tablet's clock is the test's, the service worker's
 * is its own.
 */
export const r9: Scenario = {
  id: 'R9',
  fault: 'update during a tap × 200; a bad release',
  passes: 'no tap lost, no reload off the attract screen, rolled back',
  // A clock that the test runs, and an update looked for when it says: Playwright's page.
  engines: ['chromium'],
  sabotages: ['hasty', 'no way back'],
  run,
}

async function run(trial: Trial): Promise<Verdict> {
  const { random, sabotage } = trial
  const rounds = countOf(trial, 4, 200)
  const collector = await startCollector()
  const executablePath = findBrowser('chromium')
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: CHROMIUM_FLAGS,
  })
  const faults: string[] = []
  let releases: Releases | undefined
  let thanked = 0
  let taken = 0
  try {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.addInitScript(() => {
      addEventListener('pagehide', () => {
        const screen = document.querySelector('shopbell-kiosk')
        const was = screen?.hasAttribute('data-attract') === true ? 'attracting' : 'in use'
        sessionStorage.setItem('left', `${sessionStorage.getItem('left') ?? ''}${was},`)
      })
    })
    releases = await serveReleases(collector)
    await settleTablet(page, releases.url)
    await page.evaluate(() => sessionStorage.removeItem('left'))

    for (let round = 0; round < rounds; round++) {
      const before = await versionOf(page)
      const next = releases.good()
      const moment = MOMENTS[Math.floor(random() * MOMENTS.length)]!
      const update = async (now: (typeof MOMENTS)[number]): Promise<void> => {
        if (now !== moment) return
        await lookForUpdate(page)
        if (sabotage === 'hasty') await takeOverAtOnce(page)
      }
      const cut = await tap(page, update).then(
        () => null,
        (error: unknown) => `round ${round}: the tap was cut short ${moment}: ${String(error)}`,
      )
      if (cut !== null) faults.push(cut)
      else thanked++
      if ((await versionOf(page)) !== before) faults.push(`round ${round}: changed ${moment}`)
      if (faults.length > 0) break
      await expectTaken(page, next)
      taken++
      trial.say(`${round + 1} of ${rounds}, ${moment}`)
    }
    const left = await page.evaluate(() => sessionStorage.getItem('left') ?? '')
    const inUse = left.split(',').filter((was) => was === 'in use').length
    if (inUse > 0) faults.push(`${inUse} reloads off the attract screen`)
    if (faults.length > 0) return { figures: `${taken} updates during taps`, faults }

    const good = await versionOf(page)
    // The last one must have proved itself before it can be gone back to.
    await page.clock.runFor(61_000)
    const bad = releases.bad()
    await lookForUpdate(page)
    await expectTaken(page, bad)
    if (sabotage === 'no way back') {
      await page.evaluate(() => caches.delete('shopbell-kiosk-releases'))
    }
    const face = page.locator(`${KIOSK} .point`).last()
    const isBack = await face.waitFor({ timeout: 60_000 }).then(
      () => true,
      () => false,
    )
    if (!isBack) faults.push('the bad release was not taken back')
    else {
      if ((await versionOf(page)) !== good) faults.push('not the version before was taken back')
      await tap(page, () => Promise.resolve())
      thanked++
    }
    await untilStored(collector, thanked, page)
    const { ids } = countAt(collector)
    if (ids.size !== thanked) faults.push(`${thanked} taps were thanked, ${ids.size} are stored`)
    return {
      figures: `${taken} updates during taps, 1 bad release; ${thanked} taps thanked, ${ids.size} stored`,
      faults,
    }
  } finally {
    await browser.close()
    await releases?.close()
    await collector.stop()
  }
}

async function tap(
  page: Page,
  during: (moment: (typeof MOMENTS)[number]) => Promise<void>,
): Promise<void> {
  const face = page.locator(`${KIOSK} .point`).last()
  await face.waitFor()
  await during('before the press')
  const box = (await face.boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.width / 2)
  await page.mouse.down()
  await during('while pressed')
  await page.mouse.up()
  await during('at the release')
  await page.locator(`${KIOSK} .thanks`).waitFor()
  await during('at the thanks')
}

/** What a careless kiosk would do. */
async function takeOverAtOnce(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    const changed = new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    )
    registration.waiting?.postMessage({ say: 'take over' })
    await changed
    location.reload()
  })
  await page.waitForLoadState()
}

async function untilStored(
  collector: Parameters<typeof countAt>[0],
  count: number,
  page: Page,
): Promise<void> {
  for (let wait = 0; wait < 60 && countAt(collector).ids.size < count; wait++) {
    await page.clock.runFor(10_000)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  }
}

import { chromium, expect } from '@playwright/test'
import { startCollector } from '../../../e2e/support/collector.ts'
import { answer, confirmAndStart, listed, pairTablet } from '../../../e2e/support/paired-kiosk.ts'
import { CHROMIUM_FLAGS, findBrowser } from '../../browsers.ts'
import { countOf, type Scenario, type Trial, type Verdict } from '../scenario.ts'

/** Answers are held back for their undo, then sent. */
const WAIT = { timeout: 60_000 }

/**
 * A paired kiosk has answers that could not be sent, and then somebody deletes all that its browser
 * keeps. At the next start it says so, and once it is paired again the collector names what is gone.
 */
export const r10: Scenario = {
  id: 'R10',
  fault: 'storage wiped',
  passes: 'detected at the next start; the collector names the missing range',
  // What deletes a site's storage from outside is Chromium's own protocol.
  engines: ['chromium'],
  sabotages: ['no address'],
  run,
}

async function run(trial: Trial): Promise<Verdict> {
  const { random, sabotage } = trial
  const most = countOf(trial, 4, 12)
  const [sent, lost] = [1 + Math.floor(random() * most), 1 + Math.floor(random() * most)]
  const collector = await startCollector()
  const executablePath = findBrowser('chromium')
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: CHROMIUM_FLAGS,
  })
  try {
    const page = await (await browser.newContext()).newPage()
    await page.clock.install()
    const id = await pairTablet(collector, page, collector.url)
    await answer(page, sent)
    await expect.poll(async () => (await listed(collector, id))?.gaps.received, WAIT).toBe(sent)
    await page.route('**/v1/responses', (route) => route.abort())
    await answer(page, lost)
    // The next heartbeat tells how many there are; a start would not, it counts anew.
    const total = sent + lost
    await page.clock.runFor(360_000)
    await expect.poll(async () => (await listed(collector, id))?.gaps.expected, WAIT).toBe(total)

    const address = sabotage === 'no address' ? `${collector.url}/kiosk/?business=acme` : page.url()
    await page.goto('about:blank')
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Storage.clearDataForOrigin', { origin: collector.url, storageTypes: 'all' })
    await page.unroute('**/v1/responses')
    await page.goto(address)
    const faults: string[] = []
    const isSaid = await page
      .getByRole('heading', { name: 'This browser forgot' })
      .waitFor({ timeout: 20_000 })
      .then(
        () => true,
        () => false,
      )
    if (!isSaid) faults.push('the tablet does not say that it forgot')
    else {
      await page.getByRole('button', { name: 'Pair this tablet' }).click()
      await page.getByRole('button', { name: 'Go on in this tab' }).click()
      await confirmAndStart(collector, page)
      await answer(page, 1)
      await expect
        .poll(async () => (await listed(collector, id))?.gaps.received, WAIT)
        .toBe(sent + 1)
    }
    const gaps = (await listed(collector, id))?.gaps
    const ranges = gaps?.ranges.map(({ from, to }) => `${from}–${to}`).join(', ')
    if (gaps?.missing !== lost || ranges !== `${sent}–${total - 1}`) {
      faults.push(`${lost} are gone, from ${sent}; the collector says ${gaps?.missing}: ${ranges}`)
    }
    return { figures: `${lost} answers wiped; ${gaps?.missing} named missing: ${ranges}`, faults }
  } finally {
    await browser.close()
    await collector.stop()
  }
}

import { chromium, expect } from '@playwright/test'
import { join } from 'node:path'
import { startCollector } from '../../../e2e/support/collector.ts'
import { answer, listed, pairTablet, PLACE } from '../../../e2e/support/paired-kiosk.ts'
import { PIN, STAFF, tapCorner, typePin } from '../../../e2e/support/store-tablet.ts'
import { CHROMIUM_FLAGS, findBrowser } from '../../browsers.ts'
import { countOf, type Scenario, type Trial, type Verdict } from '../scenario.ts'
import { countAt } from '../shop/census.ts'

/** Answers are held back for their undo, then sent. */
const WAIT = { timeout: 60_000 }

/**
 * A tablet that cannot send is replaced: staff export its queue, another takes its place, the file is
 * imported twice, and then the old one finds the network again and sends the same answers.
 */
export const r12: Scenario = {
  id: 'R12',
  fault: 'tablet replaced',
  passes: 'history continuous, old queue imported, nothing counted twice',
  // Downloads and two profiles at once: Playwright has both for Chromium here.
  engines: ['chromium'],
  sabotages: ['no import'],
  run,
}

async function run(trial: Trial): Promise<Verdict> {
  const { random, sabotage } = trial
  const most = countOf(trial, 4, 12)
  const some = (): number => 1 + Math.floor(random() * most)
  const [sent, waiting, after] = [some(), some(), some()]
  const collector = await startCollector()
  const executablePath = findBrowser('chromium')
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: CHROMIUM_FLAGS,
  })
  try {
    const old = await (await browser.newContext()).newPage()
    const oldId = await pairTablet(collector, old, collector.url)
    await answer(old, sent)
    await expect.poll(() => countAt(collector).ids.size, WAIT).toBe(sent)
    await old.route('**/v1/responses', (route) => route.abort())
    await answer(old, waiting)
    await tapCorner(old)
    await typePin(old, PIN)
    const download = old.waitForEvent('download')
    await old.getByRole('button', { name: `Export ${waiting} unsent` }).click()
    const file = join(collector.data, 'export.json')
    await (await download).saveAs(file)
    await old.locator(STAFF).getByRole('button', { name: 'Close' }).click()

    const fresh = await (await browser.newContext()).newPage()
    const freshId = await pairTablet(collector, fresh, collector.url, oldId)
    await answer(fresh, after)
    const faults: string[] = []
    if (sabotage !== 'no import') {
      for (let time = 0; time < 2; time++) {
        const { code, out, err } = await collector.run('import-outbox', file)
        if (code !== 0) faults.push(`import-outbox: ${out}${err}`)
      }
    }
    const total = sent + waiting + after
    const due = sabotage === 'no import' ? sent + after : total
    const arrived = expect.poll(() => countAt(collector).ids.size, WAIT).toBeGreaterThanOrEqual(due)
    // What is missing is counted below.
    await arrived.catch(() => undefined)
    const imported = countAt(collector).ids.size
    if (imported !== total) faults.push(`${total} were answered, ${imported} are stored`)

    // The old one wakes up in a drawer.
    await old.unroute('**/v1/responses')
    const again = old.waitForResponse('**/v1/responses')
    await old.reload()
    await again
    const { ids, counted } = countAt(collector)
    if (ids.size > total || Object.values(counted).some((sum) => sum !== ids.size)) {
      faults.push(
        `${total} were answered; ${ids.size} are stored, counted ${Object.values(counted).join(' and ')}`,
      )
    }
    const [before, now] = [await listed(collector, oldId), await listed(collector, freshId)]
    if (before?.status !== 'replaced') faults.push(`the old tablet is ${before?.status}`)
    if (now?.touchpoint !== PLACE) faults.push(`the new tablet stands at ${now?.touchpoint}`)
    const missing = (before?.gaps.missing ?? 0) + (now?.gaps.missing ?? 0)
    if (sabotage === null && missing !== 0) faults.push(`${missing} are called missing`)
    return {
      figures: `${sent} sent, ${waiting} imported twice, ${after} from the new one; ${ids.size} stored, ${missing} missing`,
      faults,
    }
  } finally {
    await browser.close()
    await collector.stop()
  }
}

import { chromium, type Page } from '@playwright/test'
import { parseArgs } from 'node:util'
import { startCollector } from '../e2e/support/collector.ts'
import { face, KIOSK, kioskPage } from '../e2e/support/shop.ts'
import { CHROMIUM_FLAGS, findBrowser } from './browsers.ts'

// Taps a tablet again and again, and prints how long a person waits: from the finger on the glass
// until the press can be seen, from the lifted finger until the thanks can be seen (by then the
// answer is on the disk), and until the next person can answer.
//
//   pnpm bench:kiosk [--taps 20] [--slower 4]
//
// --slower makes the processor so many times slower: a cheap tablet beside a desktop.

const { values } = parseArgs({
  options: {
    taps: { type: 'string', default: '20' },
    slower: { type: 'string', default: '4' },
  },
})

/** What a person waits for, and the most it may take, ms. */
const GOALS = { pressed: 100, thanked: 150, ready: 3000 } as const
type Wait = keyof typeof GOALS

/** Notes in the page when what a tap leads to has been painted. */
function watch(host: string): void {
  const root = document.querySelector(host)!.shadowRoot!
  const seen = window as unknown as { waits: Partial<Record<Wait, number>> }
  let [down, up] = [0, 0]
  const painted = (what: Wait, since: number): void => {
    if (seen.waits[what] !== undefined) return
    seen.waits[what] = NaN
    // The frame that this one prepares is on the screen when the next task runs.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => (seen.waits[what] = performance.now() - since))
      port1.start()
      port2.postMessage(null)
    })
  }
  root.addEventListener(
    'pointerdown',
    ({ timeStamp }) => {
      seen.waits = {}
      down = timeStamp
    },
    true,
  )
  root.addEventListener('pointerup', ({ timeStamp }) => (up = timeStamp), true)
  new MutationObserver(() => {
    if (seen.waits === undefined) return
    if (root.querySelector('[data-pressed]') !== null) painted('pressed', down)
    if (root.querySelector('.thanks') !== null) painted('thanked', up)
    else if (seen.waits.thanked !== undefined && root.querySelector('.point') !== null) {
      painted('ready', up)
    }
  }).observe(root, { subtree: true, childList: true, attributes: true })
}

async function tap(page: Page): Promise<Record<Wait, number>> {
  await page.locator(`${KIOSK} ${face(4)}`).tap()
  const reply = await page.waitForFunction(() => {
    const { waits } = window as unknown as { waits?: Record<Wait, number> }
    return waits !== undefined && waits.ready > 0 ? waits : null
  })
  return (await reply.jsonValue())!
}

const taps = Number(values.taps)
const slower = Number(values.slower)
const collector = await startCollector()
const executablePath = findBrowser('chromium')
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: CHROMIUM_FLAGS,
})
const context = await browser.newContext({ hasTouch: true, viewport: { width: 1280, height: 800 } })
const page = await context.newPage()
await page.goto(kioskPage(collector.url))
await page.locator(`${KIOSK} ${face(4)}`).waitFor()
const cdp = await context.newCDPSession(page)
await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower })
await page.evaluate(watch, KIOSK)
const waits: Record<Wait, number>[] = []
for (let round = 0; round < taps; round++) waits.push(await tap(page))
await browser.close()
await collector.stop()

console.log(`${taps} taps, processor ${slower} times slower`)
for (const [what, most] of Object.entries(GOALS) as [Wait, number][]) {
  const sorted = waits.map((wait) => wait[what]).toSorted((a, b) => a - b)
  const at = (share: number): string =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(0)
  const isMet = sorted.every((wait) => wait <= most)
  console.log(
    `${what.padEnd(8)} median ${at(0.5)} ms, 95 % ${at(0.95)} ms, worst ${at(1)} ms; at most ${most}: ${isMet ? 'met' : 'MISSED'}`,
  )
}

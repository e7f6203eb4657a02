import { chromium, type CDPSession, type Page } from '@playwright/test'
import { CHROMIUM_FLAGS, findBrowser } from '../../browsers.ts'
import { median } from '../widget/statistics.ts'

/** The most that opening a page may take of the main thread, ms. */
const GOAL = 100

/** What a page took of its main thread, ms: from its address to where it is drawn and rests. */
interface Opened {
  readonly page: string
  /** From nothing: HTML, style, script and figures. */
  readonly cold: number
  /** From another page of the results, which is there already. */
  readonly warm: number
}

/**
 * Opens every page of the results in Chromium and says what each took of the main thread.
 * @param url of a collector whose session takes the token
 * @param query of every page, such as `business=chain&from=2026-10-23`
 * @returns whether all of them kept to the goal
 */
export async function openPages(
  { url, token }: { readonly url: string; readonly token: string },
  query: string,
  rounds: number,
): Promise<boolean> {
  const executablePath = findBrowser('chromium')
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: CHROMIUM_FLAGS,
  })
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    await context.request.post(`${url}/v1/session`, { data: { token } })
    const page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    const names = await namesOf(page, `${url}/dashboard/today?${query}`)
    const all: Opened[] = []
    for (const name of names) {
      const [cold, warm]: [number[], number[]] = [[], []]
      for (let round = 0; round < rounds; round++) {
        cold.push(
          await taken(cdp, async () => {
            await page.goto('about:blank')
            await page.goto(`${url}/dashboard/${name}?${query}`)
            await settled(page)
          }),
        )
        const other = name === 'words' ? 'quality' : 'words'
        await page.goto(`${url}/dashboard/${other}?${query}`)
        await settled(page)
        warm.push(
          await taken(cdp, async () => {
            await page.locator(`nav a[href*="/${name}"]`).first().click()
            await page.waitForURL(`**/dashboard/${name}?**`)
            await settled(page)
          }),
        )
      }
      all.push({ page: name, cold: median(cold), warm: median(warm) })
    }
    console.log(
      '\nmain thread of Chromium, ms of its own time: opened by address, opened from another page',
    )
    for (const { page, cold, warm } of all) {
      const mark = Math.max(cold, warm) > GOAL ? 'SLOW' : 'ok  '
      const figures = [cold, warm].map((time) => time.toFixed(0).padStart(9)).join('')
      console.log(`${mark}${figures}  ${page}, goal ${GOAL}`)
    }
    return all.every(({ cold, warm }) => Math.max(cold, warm) <= GOAL)
  } finally {
    await browser.close()
  }
}

/** Every page that the navigation links to. */
async function namesOf(page: Page, address: string): Promise<readonly string[]> {
  await page.goto(address)
  await settled(page)
  const links = await page
    .locator('nav a')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname))
  return [...new Set(links.map((path) => path.split('/').at(-1)!))].filter((name) => name !== '')
}

/** Waits until figures are drawn, charts too, and nothing more is asked for. */
async function settled(page: Page): Promise<void> {
  await page.locator('main h1, main h2').first().waitFor()
  await page.locator('main[aria-busy="true"]').waitFor({ state: 'detached' })
  await page.waitForLoadState('networkidle')
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
      }),
  )
}

async function taken(cdp: CDPSession, work: () => Promise<void>): Promise<number> {
  const before = await busy(cdp)
  await work()
  return (await busy(cdp)) - before
}

/** What the main thread has worked so far, ms. */
async function busy(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000
}

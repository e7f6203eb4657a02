import { chromium, type CDPSession } from '@playwright/test'
import { face, KIOSK, kioskPage } from '../../../e2e/support/shop.ts'
import { CHROMIUM_FLAGS, findBrowser } from '../../browsers.ts'
import type { Soak } from '../orders.ts'
import { pageScript } from '../page-script.ts'
import { countOf, type Scenario, type Trial, type Verdict } from '../scenario.ts'
import { countAt } from '../shop/census.ts'
import { openShop } from '../shop/shop.ts'

/** People before the heap is measured for the first time: code is compiled, caches are filled. */
const WARM = 100
const ROUND = 250
const MOST_GROWTH = 10_000_000
/** Bytes that are kept of each person, when it is sabotaged. */
const LEAK = 50_000
const SCREEN = { host: KIOSK, face: face(4), prompt: '.prompt', at: 'data-at' }

/**
 * One person after another taps on the real kiosk, whose clock is the gauntlet's so that thanks take
 * no time; what is used after the garbage was collected must not grow.
 */
export const r11: Scenario = {
  id: 'R11',
  fault: 'soak: 50,000 taps',
  passes: 'heap growth < 10 MB, no missed tap',
  engines: ['chromium'],
  sabotages: ['leak'],
  run,
}

async function run(trial: Trial): Promise<Verdict> {
  const people = countOf(trial, 400, 50_000)
  const shop = await openShop()
  const executablePath = findBrowser('chromium')
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: CHROMIUM_FLAGS,
  })
  try {
    const page = await browser.newPage()
    await page.addInitScript(await pageScript('soak.ts'))
    await page.goto(kioskPage(shop.collector.url))
    const cdp = await page.context().newCDPSession(page)
    const leak = trial.sabotage === 'leak' ? LEAK : 0
    const soak = (people: number, isLast = false): Promise<number> =>
      page.evaluate(
        ([people, screen, how]) =>
          (window as unknown as { readonly soak: Soak }).soak(people, screen, how),
        [people, SCREEN, { leak, isLast }] as const,
      )

    let thanked = await soak(WARM)
    const before = await usedBy(cdp)
    while (thanked < people) {
      const more = Math.min(ROUND, people - thanked)
      const done = await soak(more, thanked + more === people)
      thanked += done
      if (done < more) break
      if (thanked % 5_000 < ROUND) trial.say(`${thanked} thanked`)
    }
    const after = await usedBy(cdp)

    const faults: string[] = []
    if (thanked < people) faults.push(`${thanked} of ${people} were thanked, then it stood still`)
    const growth = after.bytes - before.bytes
    if (growth >= MOST_GROWTH) faults.push(`the heap grew by ${megabytes(growth)} MB`)
    const stored = await arrived(shop.collector, thanked)
    if (stored !== thanked) faults.push(`${stored} of ${thanked} taps arrived`)
    return {
      figures: `${thanked} taps on the kiosk's own screen, ${stored} stored; heap ${megabytes(before.bytes)} → ${megabytes(after.bytes)} MB, ${before.nodes} → ${after.nodes} nodes, ${before.listeners} → ${after.listeners} listeners`,
      faults,
    }
  } finally {
    await browser.close()
    await shop.close()
  }
}

/** Waits for the last taps, which may be on their way. @returns how many are there */
async function arrived(
  collector: Parameters<typeof countAt>[0],
  expected: number,
): Promise<number> {
  for (let tries = 0; ; tries++) {
    const { size } = countAt(collector).ids
    if (size >= expected || tries > 200) return size
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

interface Used {
  readonly bytes: number
  readonly nodes: number
  readonly listeners: number
}

async function usedBy(cdp: CDPSession): Promise<Used> {
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize, backingStorageSize = 0 } = (await cdp.send('Runtime.getHeapUsage')) as {
    readonly usedSize: number
    readonly backingStorageSize?: number
  }
  const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters')
  return { bytes: usedSize + backingStorageSize, nodes, listeners: jsEventListeners }
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(2)

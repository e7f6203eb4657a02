import { expect } from '@playwright/test'
import type { Collector, Stored } from './collector.ts'
import type { Device } from './device.ts'

/** The elements that carry a prompt: on somebody's page, and on a tablet. */
export const WIDGET = 'shopbell-prompt'
export const KIOSK = 'shopbell-kiosk'

/** A face of four, 1 (bad) to 4 (great). */
export const face = (value: number): string => `.point:nth-child(${value})`
/** A reason, counted from 1. */
export const reason = (index: number): string => `.chip:nth-child(${index})`
export const SEND = '.primary'
export const SKIP = '.quiet'

export const demoPage = (origin: string): string => `${origin}/demo/`
export const kioskPage = (origin: string): string =>
  `${origin}/kiosk/?business=acme&touchpoint=oak-st-exit`

/** Waits until the page's service worker answers for it, so that it starts without a network. */
export async function untilInstalled(device: Device): Promise<void> {
  const controlled = await device.evaluate(async () => {
    await navigator.serviceWorker.ready
    for (let tries = 0; tries < 200 && navigator.serviceWorker.controller === null; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    return navigator.serviceWorker.controller !== null
  })
  expect(controlled).toBe(true)
}

/**
 * Waits until the code that keeps a tap has come, the screens after it, and what sends it: all are
 * fetched behind the question, and a tap before that needs the network.
 */
export async function untilKeeping(device: Device): Promise<void> {
  await expect
    .poll(() =>
      device.evaluate(() => {
        const files = performance.getEntriesByType('resource').map(({ name }) => name)
        return ['/answering-', '/later-'].every((part) => files.some((name) => name.includes(part)))
      }),
    )
    .toBe(true)
}

/**
 * Waits until the outbox has so many rows on the disk that tell this much. A browser that stalls for
 * seconds, as on a crowded machine, has them in memory first, and says so to the shopper.
 */
export async function untilOnDisk(
  device: Device,
  rows: number,
  what: 'answered' | 'shown' | 'dismissed' = 'answered',
): Promise<void> {
  const told = (): Promise<readonly string[]> =>
    device.evaluate(async () => {
      const said: string[] = []
      // A page of a shop has an outbox of its own for the collector's address.
      for (const { name } of await indexedDB.databases()) {
        if (!name!.startsWith('outbox ')) continue
        const rows = await new Promise<{ body: { event?: string } }[]>((resolve, reject) => {
          const opening = indexedDB.open(name!)
          // To look must not make it.
          opening.addEventListener('upgradeneeded', () => opening.transaction!.abort())
          opening.addEventListener('error', () => reject(new Error('no outbox')))
          opening.addEventListener('success', () => {
            const database = opening.result
            const reading = database.transaction('rows').objectStore('rows').getAll()
            reading.addEventListener('success', () => {
              database.close()
              resolve(reading.result as { body: { event?: string } }[])
            })
          })
        })
        said.push(...rows.map(({ body }) => body.event ?? 'answered'))
      }
      return said
    })
  const count = async (): Promise<number> => (await told()).filter((each) => each === what).length
  await expect.poll(() => count().catch(() => null)).toBe(rows)
}

/**
 * Waits until what sends has noted on the disk that it failed. A page that goes while it writes can
 * freeze the disk of the next one in WebKit for as long as that lives.
 */
export async function untilFailureNoted(device: Device): Promise<void> {
  const failures = (): Promise<number> =>
    device.evaluate(async () => {
      const found = (await indexedDB.databases()).find(({ name }) => name!.startsWith('outbox '))
      return new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open(found!.name!)
        opening.addEventListener('upgradeneeded', () => opening.transaction!.abort())
        opening.addEventListener('error', () => reject(new Error('no outbox')))
        opening.addEventListener('success', () => {
          const database = opening.result
          const reading = database.transaction('progress').objectStore('progress').get('progress')
          reading.addEventListener('success', () => {
            database.close()
            resolve((reading.result as { failures: number }).failures)
          })
        })
      })
    })
  await expect.poll(() => failures().catch(() => null)).toBeGreaterThan(0)
}

/** The outbox looks again after a minute at most, whether or not the browser says that it is online. */
const PATIENCE = 90_000

/** The points given to `satisfaction`, one for each response that has one, in no order. */
function points(stored: readonly Stored[]): readonly number[] {
  return stored
    .flatMap(({ answers }) => answers.filter(({ question }) => question === 'satisfaction'))
    .map(({ value }) => Number(value))
    .sort((a, b) => a - b)
}

/** Waits until the collector has exactly these points, and that it holds nothing twice. */
export async function expectPoints(
  collector: Collector,
  expected: readonly number[],
): Promise<void> {
  await expect
    .poll(async () => points(await collector.stored()), { timeout: PATIENCE })
    .toEqual([...expected].sort((a, b) => a - b))
  const report = await collector.report('by=channel')
  const groups = report['groups'] as readonly { readonly responses: number }[]
  expect(groups.reduce((sum, { responses }) => sum + responses, 0)).toBe(expected.length)
}

import { afterEach, expect, test, vi } from 'vitest'
import { browserEnvironment } from './environment.ts'
import { watchPage } from './page.ts'
import type { PageEvent } from './page.ts'

afterEach(() => vi.unstubAllGlobals())

function stubPage() {
  const network = new EventTarget()
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  vi.stubGlobal('addEventListener', network.addEventListener.bind(network))
  vi.stubGlobal('document', document)
  return { network, document }
}

test('tells of the network and of the page until stopped', () => {
  const { network, document } = stubPage()
  const events: PageEvent[] = []
  const stop = watchPage((event) => events.push(event))
  const happen = () => {
    network.dispatchEvent(new Event('online'))
    document.visibilityState = 'hidden'
    document.dispatchEvent(new Event('visibilitychange'))
    document.visibilityState = 'visible'
    document.dispatchEvent(new Event('visibilitychange'))
  }
  happen()
  stop()
  happen()
  expect(events).toEqual(['online', 'hidden', 'visible'])
})

test('a place without document or events is watched in vain', () => {
  vi.stubGlobal('addEventListener', undefined)
  expect(() => watchPage(() => {})()).not.toThrow()
})

test('what a browser forbids to mention counts as absent', () => {
  vi.stubGlobal('navigator', {})
  expect(browserEnvironment()).toMatchObject({ indexedDB: undefined, locks: undefined })
})

test('functions of the browser are called as it wants them, without another this', async () => {
  const calls: unknown[] = []
  function strict(this: unknown, ...values: unknown[]) {
    calls.push(this, ...values)
  }
  vi.stubGlobal('fetch', strict)
  vi.stubGlobal('navigator', { sendBeacon: (...values: unknown[]) => calls.push(...values) > 0 })
  const environment = browserEnvironment()
  void environment.fetch('/fetched', {})
  expect(environment.beacon('/beacon', 'body')).toBe(true)
  expect(calls).toEqual([undefined, '/fetched', {}, '/beacon', 'body'])
  await environment.pause()
  await new Promise<void>((resolve) => environment.setTimer(resolve, 0))
  environment.clearTimer(environment.setTimer(() => expect.unreachable(), 0))
  expect(Math.abs(environment.now() - Date.now())).toBeLessThan(1_000)
  expect(environment.random()).toBeLessThan(1)
})

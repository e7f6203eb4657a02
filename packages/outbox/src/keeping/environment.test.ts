import { afterEach, expect, test, vi } from 'vitest'
import { keepingEnvironment } from './environment.ts'
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
  expect(keepingEnvironment().indexedDB).toBeUndefined()
})

test('clock and timers are the browser’s', async () => {
  const environment = keepingEnvironment()
  await new Promise<void>((resolve) => environment.setTimer(resolve, 0))
  environment.clearTimer(environment.setTimer(() => expect.unreachable(), 0))
  expect(Math.abs(environment.now() - Date.now())).toBeLessThan(1_000)
})

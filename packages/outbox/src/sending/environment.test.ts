import { afterEach, expect, test, vi } from 'vitest'
import { sendingEnvironment } from './environment.ts'

afterEach(() => vi.unstubAllGlobals())

test.each([
  ['has none', {}],
  [
    'forbids to mention them',
    {
      get locks() {
        throw new DOMException('The operation is insecure.', 'SecurityError')
      },
    },
  ],
])('there are no locks where a browser %s', (_name, navigator) => {
  vi.stubGlobal('navigator', navigator)
  expect(sendingEnvironment().locks).toBeUndefined()
})

test('functions of the browser are called as it wants them, without another this', async () => {
  const calls: unknown[] = []
  function strict(this: unknown, ...values: unknown[]) {
    calls.push(this, ...values)
  }
  vi.stubGlobal('fetch', strict)
  vi.stubGlobal('navigator', { sendBeacon: (...values: unknown[]) => calls.push(...values) > 0 })
  const environment = sendingEnvironment()
  void environment.fetch('/fetched', {})
  expect(environment.beacon('/beacon', 'body')).toBe(true)
  expect(calls).toEqual([undefined, '/fetched', {}, '/beacon', 'body'])
  await environment.pause()
  expect(environment.random()).toBeLessThan(1)
})

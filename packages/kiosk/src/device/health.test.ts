import { describe, expect, test } from 'vitest'
import type { Facts } from './facts.ts'
import { findingsOf, isHealthy } from './health.ts'

const WELL: Facts = {
  isPaired: true,
  pending: 0,
  oldestUnsent: null,
  lastDeliveredAt: null,
  quarantined: 0,
  refused: null,
  storage: 'disk',
  isRestartProven: true,
  isLossSuspected: false,
  persisted: true,
  installed: true,
  wakeLock: true,
  usage: 1,
  quota: 100,
  version: 'v',
  takenBack: null,
}

test('a tablet of which everything is known to be good is healthy', () => {
  const findings = findingsOf(WELL, 'open')
  expect(isHealthy(findings)).toBe(true)
  expect(new Set(findings.map(({ level }) => level))).toEqual(new Set(['good']))
})

describe('a tablet is not called healthy', () => {
  const CASES: Readonly<Record<string, Partial<Facts>>> = {
    'that was not seen to remember over a restart': { isRestartProven: false },
    'whose memory was deleted': { isLossSuspected: true },
    'that the browser may empty': { persisted: false },
    'of which the browser does not say whether it keeps it': { persisted: null },
    'in a browser tab': { installed: false },
    'that writes nothing': { storage: 'memory' },
    'that has nothing but the second copy': { storage: 'copy' },
    'that the collector does not let in': { refused: 401 },
    'that is nearly full': { usage: 81 },
  }
  for (const [name, change] of Object.entries(CASES)) {
    test(name, () => expect(isHealthy(findingsOf({ ...WELL, ...change }, 'open'))).toBe(false))
  }
  test('behind a portal', () => expect(isHealthy(findingsOf(WELL, 'portal'))).toBe(false))
})

test('what is only worth knowing does not make a tablet ill: it is made to work without a network', () => {
  const noted = { wakeLock: false, isPaired: false, takenBack: 'w', pending: 9 }
  expect(isHealthy(findingsOf({ ...WELL, ...noted }, 'down'))).toBe(true)
})

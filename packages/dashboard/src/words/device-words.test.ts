import { expect, test } from 'vitest'
import { deviceNotes, missingWords, rangeWords, seenWords, statusWords } from './device-words.ts'

test('what is missing is said with how much there was, and what is only late', () => {
  expect(missingWords({ expected: 48_211, missing: 0, waiting: 0 })).toBe('0 of 48,211 missing')
  expect(missingWords({ expected: 1500, missing: 12, waiting: 3 })).toBe(
    '12 of 1,500 missing, 3 of them still on the tablet',
  )
  expect(rangeWords({ boot: 'b7', from: 3, to: 3 })).toBe('No. 3 of start b7')
  expect(rangeWords({ boot: 'b7', from: 3, to: 1400 })).toBe('Nos. 3 to 1,400 of start b7')
})

test('how it is and when it was seen', () => {
  expect(statusWords({ status: 'active' })).toBe('In touch')
  expect(statusWords({ status: 'sleeping' })).toBe('sleeping')
  expect(seenWords({ lastSeenAt: null }, 0)).toBe('Never seen')
  expect(seenWords({ lastSeenAt: 60_000 }, 120_000)).toMatch(/^Seen .*\d/)
})

test('what somebody should do', () => {
  expect(deviceNotes({ alerts: [], uncertain: 0 })).toEqual([])
  expect(deviceNotes({ alerts: ['silent', 'needs-cleaning', 'data-loss'], uncertain: 2 })).toEqual([
    'The screen needs cleaning: it is touched by nobody.',
    'It says that it has lost something it kept.',
    '2 with a time that nobody knows: in totals, in no hour.',
  ])
})

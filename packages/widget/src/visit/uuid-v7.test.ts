import { decodeResponse } from '@shopbell/core/wire'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { uuidV7 } from './uuid-v7.ts'

test('is the UUIDv7 that RFC 9562 gives as its example', () => {
  // Appendix A.6: unix_ts_ms 017F22E279B0, rand_a CC3, rand_b 18C4DC0C0C07398F
  const chance = [0, 0, 0, 0, 0, 0, 0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]
  const id = uuidV7(0x017f22e279b0, (bytes) => {
    bytes.set(chance)
    return bytes
  })
  expect(id).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})

test('is taken by the collector, and sorts as it was made', () => {
  const times = fc.integer({ min: 0, max: 2 ** 48 - 1 })
  fc.assert(
    fc.property(times, times, (earlier, later) => {
      const [one, other] = [uuidV7(earlier), uuidV7(later)]
      const response = { id: one, touchpoint: 't', at: 0, answers: [], ended: 'done' }
      expect(decodeResponse(response).ok).toBe(true)
      if (earlier !== later) expect(one < other).toBe(earlier < later)
    }),
  )
})

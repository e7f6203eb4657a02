import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EPISODE_RULE, episodes, type Tap } from './episode-filter.ts'
import { isSurge, surgeLimit } from './surge.ts'
import { isDistorted, tapQuality } from './tap-quality.ts'

const taps = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 60_000 }),
    device: fc.constantFrom('a', 'b'),
    point: fc.integer({ min: 0, max: 3 }),
  }),
  { maxLength: 40 },
)

function at(...times: readonly number[]): readonly Tap[] {
  return times.map((at, index) => ({ at, device: 'a', point: index % 4 }))
}

describe('episodes', () => {
  test('end where the gap to the tap before is 3 seconds or more', () => {
    expect(episodes(at(0, 2999, 5998, 8998)).map((one) => one.taps)).toStrictEqual([[0, 1, 2], [3]])
  })

  test('are play from 4 taps on', () => {
    const kept = (count: number) =>
      episodes(at(...Array.from({ length: count }, (_, i) => i)))[0]!.kept
    expect([1, 2, 3, 4, 5].map(kept)).toStrictEqual([true, true, true, false, false])
  })

  test('of different tablets never meet', () => {
    const two = [
      { at: 0, device: 'a' },
      { at: 1, device: 'b' },
      { at: 2, device: 'a' },
    ]
    expect(episodes(two).map((one) => one.taps)).toStrictEqual([[0, 2], [1]])
  })

  test('what was tapped never changes which taps are kept', () => {
    fc.assert(
      fc.property(taps, fc.infiniteStream(fc.integer({ min: 0, max: 3 })), (list, points) => {
        const other = list.map((tap) => ({ ...tap, point: points.next().value as number }))
        expect(episodes(other)).toStrictEqual(episodes(list))
        const total = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0)
        expect(total(tapQuality(other, 4).filtered)).toBe(total(tapQuality(list, 4).filtered))
      }),
    )
  })

  test('every tap is in one episode; the order of the list does not matter', () => {
    const distinct = taps.filter(
      (list) => new Set(list.map((tap) => `${tap.device}${tap.at}`)).size === list.length,
    )
    fc.assert(
      fc.property(distinct, (list) => {
        const found = episodes(list)
        const all = found.flatMap((one) => one.taps).sort((a, b) => a - b)
        expect(all).toStrictEqual(list.map((_, index) => index))
        const turned = list.toReversed()
        expect(tapQuality(turned, 4)).toStrictEqual(tapQuality(list, 4))
      }),
    )
  })

  test('a tablet’s taps filter to the same, whatever other tablets did', () => {
    fc.assert(
      fc.property(taps, (list) => {
        const parts = ['a', 'b'].map((device) =>
          tapQuality(
            list.filter((tap) => tap.device === device),
            4,
          ),
        )
        const whole = tapQuality(list, 4)
        whole.filtered.forEach((count, point) =>
          expect(count).toBe(parts[0]!.filtered[point]! + parts[1]!.filtered[point]!),
        )
      }),
    )
  })

  test('wrong calls throw', () => {
    expect(() => episodes(at(Number.NaN))).toThrow('the time of a tap is finite, got NaN')
    expect(() => episodes([], { ...EPISODE_RULE, gap: -1 })).toThrow('0 or more')
    expect(() => episodes([], { ...EPISODE_RULE, play: 0 })).toThrow('play above 0')
    expect(() => tapQuality(at(0, 9000, 18_000), 2)).toThrow('an index below 2, got 2')
    expect(() => tapQuality([], 1.5)).toThrow(RangeError)
  })
})

describe('raw and filtered, side by side', () => {
  test('only the first tap of an episode counts, and none of play', () => {
    const list = [...at(0, 100), ...at(10_000, 10_100, 10_200, 10_300), ...at(20_000)]
    expect(tapQuality(list, 4)).toStrictEqual({
      rule: 'episode-v1',
      raw: [3, 2, 1, 1],
      filtered: [2, 0, 0, 0],
      flagged: 5 / 7,
    })
    expect(tapQuality([], 2).flagged).toBeNull()
  })

  test('a warning is due when they differ by more than half the interval', () => {
    const filtered = { value: 0.8, low: 0.7, high: 0.9 }
    expect(isDistorted({ value: 0.71 }, filtered)).toBe(false)
    expect(isDistorted({ value: 0.69 }, filtered)).toBe(true)
    expect(isDistorted({ value: null }, filtered)).toBe(false)
    expect(isDistorted({ value: 0.1 }, { value: 0.8, low: null, high: null })).toBe(false)
  })
})

describe('surge', () => {
  /** P(X ≤ count) of a Poisson number, term by term. */
  function below(count: number, mean: number): number {
    let [term, sum] = [Math.exp(-mean), Math.exp(-mean)]
    for (let k = 1; k <= count; k++) sum += term *= mean / k
    return sum
  }

  test('the limit is the smallest count that 99.99 % of hours stay within', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 300, noNaN: true }), (mean) => {
        const limit = surgeLimit(mean)
        expect(below(limit, mean)).toBeGreaterThanOrEqual(0.9999 - 1e-12)
        if (limit > 0) expect(below(limit - 1, mean)).toBeLessThan(0.9999 + 1e-12)
      }),
    )
  })

  test('an hour that never has taps, and one that has millions', () => {
    expect(surgeLimit(0)).toBe(0)
    expect(isSurge(0, 0)).toBe(false)
    expect(isSurge(1, 0)).toBe(true)
    // Normal: 3.719 standard deviations above, with the skewness of a Poisson number: + (z² − 1) / 6.
    expect(Math.abs(surgeLimit(1e6) - (1e6 + 3719.016 + 2.14))).toBeLessThan(2)
  })

  test('wrong calls throw', () => {
    expect(() => surgeLimit(-1)).toThrow('got -1')
    expect(() => surgeLimit(1, 1)).toThrow('a probability lies in (0, 1)')
    expect(() => isSurge(0.5, 1)).toThrow(RangeError)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { crossProducts, mergeCrossProducts } from './cross-products.ts'
import { drivers } from './drivers.ts'
import { lmg } from './lmg.ts'
import { regression } from './regression.ts'
import { relativeWeights } from './relative-weights.ts'
import { firstShares, lastShares, prattShares } from './single-shares.ts'

const ROUNDING = 1e-10

/** People with an outcome and four drivers, of which some may copy each other or never vary. */
const people = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 5, maxLength: 5 }), {
  minLength: 2,
  maxLength: 40,
})

/** R² by its definition: least squares on the normal equations of centred values. */
function slowR2(rows: readonly (readonly number[])[], used: readonly number[]): number {
  const mean = (i: number): number => rows.reduce((sum, row) => sum + row[i]!, 0) / rows.length
  const dot = (i: number, j: number): number =>
    rows.reduce((sum, row) => sum + (row[i]! - mean(i)) * (row[j]! - mean(j)), 0)
  const system = used.map((i) => [...used.map((j) => dot(i, j)), dot(i, 0)])
  used.forEach((_, pivot) => {
    const lead = system[pivot]![pivot]!
    for (const [index, row] of system.entries()) {
      if (index === pivot) continue
      const factor = row[pivot]! / lead
      row.forEach((_, column) => (row[column]! -= factor * system[pivot]![column]!))
    }
  })
  return (
    used.reduce(
      (sum, i, index) => sum + (system[index]!.at(-1)! / system[index]![index]!) * dot(i, 0),
      0,
    ) / dot(0, 0)
  )
}

function orders(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]]
  return items.flatMap((item) =>
    orders(items.filter((other) => other !== item)).map((rest) => [item].concat(rest)),
  )
}

// A fixed sample, whose drivers do vary and do not copy each other.
const sample = Array.from({ length: 60 }, (_, i) => [
  1 + (i % 5) + ((i * 7) % 4),
  1 + (i % 5),
  1 + ((i * i) % 7),
  1 + ((i * 3) % 4),
])
const matrix = crossProducts(4, sample)

describe('dividing R²', () => {
  test('lmg is the growth of R² averaged over all orders', () => {
    const all = orders([1, 2, 3])
    const slow = [1, 2, 3].map(
      (driver) =>
        all.reduce((sum, order) => {
          const before = order.slice(0, order.indexOf(driver))
          return sum + slowR2(sample, [...before, driver]) - slowR2(sample, before)
        }, 0) / all.length,
    )
    const found = lmg(matrix)!
    found.forEach((share, index) => expect(share).toBeCloseTo(slow[index]!, 12))
    expect(regression(matrix).r2).toBeCloseTo(slowR2(sample, [1, 2, 3]), 12)
    expect(firstShares(matrix)![1]).toBeCloseTo(slowR2(sample, [2]), 12)
    expect(lastShares(matrix)![1]).toBeCloseTo(
      slowR2(sample, [1, 2, 3]) - slowR2(sample, [1, 3]),
      12,
    )
  })

  test('lmg and relative weights sum to R² and are never negative; Pratt sums to it too', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const products = crossProducts(5, rows)
        const { r2 } = regression(products)
        for (const shares of [lmg(products), relativeWeights(products)]) {
          if (r2 === null) {
            expect(shares).toBeNull()
            continue
          }
          for (const share of shares!) expect(share).toBeGreaterThanOrEqual(0)
          expect(Math.abs(shares!.reduce((a, b) => a + b, 0) - r2)).toBeLessThan(ROUNDING)
        }
        const pratt = prattShares(products)
        if (pratt === null) return
        expect(Math.abs(pratt.reduce((a, b) => a + b, 0) - r2!)).toBeLessThan(ROUNDING)
      }),
    )
  })

  test('the order of the drivers does not matter', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const turned = rows.map(([y, ...x]) => [y!, ...x.reverse()])
        for (const divide of [lmg, relativeWeights, firstShares, lastShares]) {
          const found = divide(crossProducts(5, rows))
          const back = divide(crossProducts(5, turned))?.toReversed()
          found?.forEach((share, i) => expect(Math.abs(share - back![i]!)).toBeLessThan(ROUNDING))
        }
      }),
    )
  })

  test('drivers that copy each other share alike, and the second is left out of a regression', () => {
    const copied = crossProducts(
      3,
      sample.map(([y, x]) => [y!, x!, x!]),
    )
    const [one, other] = lmg(copied)!
    expect(one).toBeCloseTo(other!, 14)
    const [left, right] = relativeWeights(copied)!
    expect(left).toBeCloseTo(right!, 14)
    expect(one! + other!).toBeCloseTo(slowR2(sample, [1]), 12)
    expect(lastShares(copied)).toStrictEqual([0, 0])
    expect(prattShares(copied)).toBeNull()
    const alone = regression(
      crossProducts(
        2,
        sample.map(([y, x]) => [y!, x!]),
      ),
    )
    expect(regression(copied).coefficients).toStrictEqual([...alone.coefficients, null])
    expect(regression(copied).errors).toStrictEqual([...alone.errors, null])
    expect(regression(copied).r2).toBeCloseTo(slowR2(sample, [1]), 12)
  })

  test('a driver that never varies explains nothing and changes nothing', () => {
    const constant = crossProducts(
      5,
      sample.map((row) => [...row, 3]),
    )
    const expected = lmg(matrix)!
    lmg(constant)!.forEach((share, i) => expect(share).toBeCloseTo(expected[i] ?? 0, 14))
    expect(lmg(constant)![3]).toBe(0)
    expect(relativeWeights(constant)![3]).toBe(0)
    expect(firstShares(constant)![3]).toBe(0)
    expect(regression(constant).coefficients).toStrictEqual([
      ...regression(matrix).coefficients,
      null,
    ])
    expect(prattShares(constant)).toBeNull()
  })

  test('one driver alone has all of R², however it is divided', () => {
    const one = crossProducts(
      2,
      sample.map(([y, x]) => [y!, x!]),
    )
    const r2 = regression(one).r2!
    for (const divide of [lmg, relativeWeights, firstShares, lastShares, prattShares]) {
      expect(divide(one)![0]).toBeCloseTo(r2, 14)
    }
  })

  test('an outcome that never varies leaves nothing to divide', () => {
    const flat = crossProducts(2, [
      [3, 1],
      [3, 2],
    ])
    for (const divide of [lmg, relativeWeights, firstShares, lastShares, prattShares]) {
      expect(divide(flat)).toBeNull()
      expect(divide(crossProducts(2, []))).toBeNull()
    }
    expect(regression(flat).r2).toBeNull()
  })

  test('no driver, and more than 20 for lmg, throw', () => {
    expect(() => lmg(crossProducts(1, []))).toThrow('at least one driver')
    expect(() => lmg(crossProducts(22, []))).toThrow('at most 20 drivers, got 21')
  })
})

describe('regression', () => {
  test('finds the line that made the outcome', () => {
    const made = sample.map(([, a, b]) => [2 + 3 * a! - b!, a!, b!])
    const { r2, coefficients, errors } = regression(crossProducts(3, made))
    expect(r2).toBe(1)
    ;[2, 3, -1].forEach((wanted, i) => expect(coefficients[i]).toBeCloseTo(wanted, 12))
    errors.forEach((error) => expect(error).toBeCloseTo(0, 12))
  })

  test('has the textbook’s standard errors of one slope and its intercept', () => {
    const pairs = sample.map(([y, x]) => [y!, x!] as const)
    const { r2, coefficients, errors } = regression(crossProducts(2, pairs))
    const n = pairs.length
    const middle = pairs.reduce((sum, [, x]) => sum + x, 0) / n
    const spread = pairs.reduce((sum, [, x]) => sum + (x - middle) ** 2, 0)
    const residual = ([y, x]: readonly [number, number]): number =>
      y - coefficients[0]! - coefficients[1]! * x
    const noise = pairs.reduce((sum, pair) => sum + residual(pair) ** 2, 0) / (n - 2)
    expect(r2).toBeGreaterThan(0)
    expect(errors[0]).toBeCloseTo(Math.sqrt(noise * (1 / n + middle ** 2 / spread)), 12)
    expect(errors[1]).toBeCloseTo(Math.sqrt(noise / spread), 12)
  })

  test('has no standard errors when no degree of freedom is left', () => {
    const { coefficients, errors } = regression(
      crossProducts(2, [
        [1, 1],
        [3, 2],
      ]),
    )
    expect(coefficients[0]).toBeCloseTo(-1, 14)
    expect(coefficients[1]).toBeCloseTo(2, 14)
    expect(errors).toStrictEqual([null, null])
  })
})

describe('drivers', () => {
  const days = Array.from({ length: 6 }, (_, day) =>
    crossProducts(4, sample.slice(day * 10, day * 10 + 10)),
  )

  test('the interval is the jackknife over days, and contains the value', () => {
    const found = drivers(days)
    expect(found.method).toBe('lmg')
    expect(found.n).toBe(60)
    found.importance.forEach(({ value, low, high }, driver) => {
      expect(value).toBe(lmg(matrix)![driver])
      const rests = days.map(
        (_, out) => lmg(days.filter((_, day) => day !== out).reduce(mergeCrossProducts))![driver]!,
      )
      const centre = rests.reduce((a, b) => a + b, 0) / 6
      const error = Math.sqrt((5 / 6) * rests.reduce((a, b) => a + (b - centre) ** 2, 0))
      // t with 5 degrees of freedom (table of Student's t)
      expect(high).toBeCloseTo(Math.min(1, value! + 2.570581836 * error), 8)
      expect(low).toBeCloseTo(Math.max(0, value! - 2.570581836 * error), 8)
    })
  })

  test('the order of the days does not matter to the last bit', () => {
    const found = drivers(days)
    days.forEach((_, first) => {
      const turned = [...days.slice(first), ...days.slice(0, first)]
      expect(drivers(turned)).toStrictEqual(found)
      expect(drivers(turned.toReversed())).toStrictEqual(found)
    })
    expect(drivers([...days, crossProducts(4, [])])).toStrictEqual(drivers(days))
  })

  test('one day, or days of which none differs, give no interval', () => {
    expect(drivers([matrix]).importance[0]).toMatchObject({ low: null, high: null })
    expect(drivers([matrix, matrix]).importance[0]).toMatchObject({ low: null, high: null })
    expect(drivers([crossProducts(4, [])]).importance[0]!.value).toBeNull()
    expect(() => drivers([])).toThrow('at least one day')
    expect(() => drivers(days, 1)).toThrow('level')
  })

  test('above 12 drivers Johnson divides', () => {
    const wide = crossProducts(
      14,
      sample.map((row, i) => row.concat(Array.from({ length: 10 }, (_, k) => (i * (k + 2)) % 5))),
    )
    const found = drivers([wide])
    expect(found.method).toBe('johnson')
    expect(found.importance.map(({ value }) => value)).toStrictEqual(relativeWeights(wide))
  })
})

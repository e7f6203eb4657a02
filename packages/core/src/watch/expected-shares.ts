import { total, zeros } from '../histogram/histogram.ts'
import { sweep } from '../drivers/sweep.ts'
import { assertHourly, type Hourly } from './hourly.ts'

/** An hour with so many answers speaks for itself. */
const ENOUGH = 50

/** How sure it is beforehand that weekdays and hours are alike: as a normal prior of about 0.3 log-odds. */
const ALIKE = 10

/** Far beyond what Newton's steps need. */
const ROUNDS = 50

/**
 * The share of positive answers to expect in each hour of the week, so that a campaign that moves
 * visitors to the evening is not taken for worse service.
 *
 * An hour with at least 50 answers has its own share. One with fewer is pulled, with the weight of
 * 50 answers, to what its weekday and its hour of the day suggest, added up as log-odds; so is one
 * whose answers are all alike, since certainty would make an alarm of a single tap.
 * @param week at least eight weeks of answers, added up: 168 hours, Monday 0:00 first
 * @returns 168 shares strictly between 0 and 1; `null` without answers
 * @throws RangeError for another number of hours, counts that are not whole, or more positive
 * answers than answers
 * @example expectedShares(weekOf([{ weekday: 1, positive: Array(24).fill(40), n: Array(24).fill(50) }]))[0] // 0.8
 */
export function expectedShares(week: Hourly): readonly number[] | null {
  assertHourly(week, 168)
  if (total(week.n) === 0) return null
  const suggested = additive(week)
  return week.n.map((n, hour) => {
    const positive = week.positive[hour]!
    const speaks = n >= ENOUGH && positive > 0 && positive < n
    return speaks ? positive / n : (positive + ENOUGH * suggested[hour]!) / (n + ENOUGH)
  })
}

/**
 * Log-odds as a sum of 7 weekdays and 24 hours, by Newton's steps for logistic regression. Each of
 * the 31 has a normal prior around the overall log-odds, so hours without answers, or with answers
 * all alike, stay finite, and chance of few answers is not taken for a pattern of the week.
 */
function additive({ positive, n }: Hourly): readonly number[] {
  const overall = (total(positive) + 0.5) / (total(n) + 1)
  const base = Math.log(overall / (1 - overall))
  const effects = zeros(31)
  const parts = n.map((_, hour) => [Math.floor(hour / 24), 7 + (hour % 24)] as const)
  const shares = (): readonly number[] =>
    parts.map(([day, hour]) => 1 / (1 + Math.exp(-base - effects[day]! - effects[hour]!)))
  for (let round = 0; round < ROUNDS; round++) {
    const step = newton(effects, parts, shares(), { positive, n })
    const largest = Math.max(...step.map(Math.abs))
    // A longer step would leave the region in which the curvature still holds.
    step.forEach((one, index) => (effects[index]! += one * Math.min(1, 2 / largest)))
    if (largest < 1e-13) break
  }
  return shares()
}

function newton(
  effects: readonly number[],
  parts: readonly (readonly [number, number])[],
  shares: readonly number[],
  { positive, n }: Hourly,
): readonly number[] {
  const size = effects.length + 1
  const matrix = new Float64Array(size * size)
  const add = (row: number, column: number, amount: number): void => {
    matrix[row * size + column]! += amount
  }
  const addSlope = (row: number, amount: number): void => {
    add(row, size - 1, amount)
    add(size - 1, row, amount)
  }
  effects.forEach((effect, index) => {
    add(index, index, ALIKE)
    addSlope(index, -ALIKE * effect)
  })
  parts.forEach(([day, hour], cell) => {
    const share = shares[cell]!
    const curvature = n[cell]! * share * (1 - share)
    for (const part of [day, hour]) {
      add(part, part, curvature)
      addSlope(part, positive[cell]! - n[cell]! * share)
    }
    add(day, hour, curvature)
    add(hour, day, curvature)
  })
  effects.forEach((_, index) => sweep(matrix, size, index))
  return effects.map((_, index) => matrix[index * size + size - 1]!)
}

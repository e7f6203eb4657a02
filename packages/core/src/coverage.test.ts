import { expect, test } from 'vitest'
import { difference } from './compare/difference.ts'
import { clopperPearson, jeffreys } from './score/beta-share.ts'
import type { Estimate } from './score/estimate.ts'
import { netAdjustedWald, netWald } from './score/net-wald.ts'
import { net } from './score/net.ts'
import { share } from './score/share.ts'

// How often an interval holds the truth, counted over all outcomes with their chances: no random
// numbers. The values are those of docs on scoring, section 2.2, on the grids they were made on.

/** A limit that is the truth itself covers it; rounding must not decide. */
const ROUNDING = 1e-9

interface Coverage {
  readonly average: number
  readonly least: number
}

/** A way the answers may fall, with the logarithm of the number of orders it may come in. */
interface Outcome {
  readonly counts: readonly number[]
  readonly ways: number
}

function covers({ low, high }: Estimate, truth: number): boolean {
  return low! - ROUNDING <= truth && truth <= high! + ROUNDING
}

function summed(coverages: readonly number[]): Coverage {
  const average = coverages.reduce((sum, one) => sum + one, 0) / coverages.length
  return { average, least: Math.min(...coverages) }
}

function report(what: string, { average, least }: Coverage): void {
  process.stdout.write(`coverage ${what}: ${average.toFixed(3)} / ${least.toFixed(3)}\n`)
}

function logFactorials(n: number): readonly number[] {
  const logs = [0]
  for (let i = 1; i <= n; i++) logs.push(logs.at(-1)! + Math.log(i))
  return logs
}

function chance({ counts, ways }: Outcome, shares: readonly number[]): number {
  return Math.exp(counts.reduce((sum, count, i) => sum + count * Math.log(shares.at(i)!), ways))
}

function twoWays(n: number): readonly Outcome[] {
  const logs = logFactorials(n)
  return Array.from({ length: n + 1 }, (_, x) => ({
    counts: [x, n - x],
    ways: logs.at(n)! - logs.at(x)! - logs.at(n - x)!,
  }))
}

function threeWays(n: number): readonly Outcome[] {
  const logs = logFactorials(n)
  return Array.from({ length: n + 1 }, (_, a) =>
    Array.from({ length: n - a + 1 }, (_, c) => ({
      counts: [a, n - a - c, c],
      ways: logs.at(n)! - logs.at(a)! - logs.at(c)! - logs.at(n - a - c)!,
    })),
  ).flat()
}

/** Mixes of three over the inside of their triangle. */
function mixes(steps: number): readonly (readonly number[])[] {
  const at = (step: number): number => (step + 0.5) / (steps + 1.5)
  return Array.from({ length: steps + 1 }, (_, i) =>
    Array.from({ length: steps - i + 1 }, (_, j) => [at(i), 1 - at(i) - at(j), at(j)]),
  ).flat()
}

const METHODS = { wilson: share, jeffreys, clopper: clopperPearson }

test.each<[keyof typeof METHODS, n: number, average: number, least: number]>([
  ['wilson', 10, 0.954, 0.842],
  ['wilson', 50, 0.952, 0.861],
  ['wilson', 500, 0.95, 0.91],
  ['jeffreys', 10, 0.953, 0.868],
  ['jeffreys', 50, 0.95, 0.884],
  ['jeffreys', 500, 0.95, 0.918],
  ['clopper', 10, 0.984, 0.961],
  ['clopper', 50, 0.969, 0.953],
  ['clopper', 500, 0.957, 0.951],
])('a share by %s, n = %s: %s on average, %s at worst', (name, n, average, least) => {
  const outcomes = twoWays(n).map((each) =>
    Object.assign(each, { estimate: METHODS[name](each.counts[0]!, n) }),
  )
  const found = summed(
    Array.from({ length: 999 }, (_, i) => (i + 1) / 1000).map((p) =>
      outcomes.reduce(
        (sum, each) => (covers(each.estimate, p) ? sum + chance(each, [p, 1 - p]) : sum),
        0,
      ),
    ),
  )
  report(`share ${name} ${n}`, found)
  expect(found.average).toBeCloseTo(average, 3)
  expect(found.least).toBeGreaterThan(least - 0.0005)
  if (name === 'clopper') expect(found.least).toBeGreaterThanOrEqual(0.95)
})

const NETS = { score: net, adjusted: netAdjustedWald, wald: netWald }

test.each<[keyof typeof NETS, n: number, average: number, least: number]>([
  ['score', 3, 0.977, 0.862],
  ['score', 10, 0.964, 0.928],
  ['score', 20, 0.957, 0.935],
  ['score', 100, 0.951, 0.944],
  ['adjusted', 3, 0.951, 0.738],
  ['adjusted', 10, 0.951, 0.886],
  ['adjusted', 20, 0.951, 0.916],
  ['wald', 10, 0.871, 0.216],
])('NPS by %s, n = %s: %s on average, %s at worst', (name, n, average, least) => {
  const outcomes = threeWays(n).map((each) =>
    Object.assign(each, {
      estimate: NETS[name](each.counts[0]!, each.counts[1]!, each.counts[2]!),
    }),
  )
  const found = summed(
    mixes(40).map((mix) =>
      outcomes.reduce(
        (sum, each) => (covers(each.estimate, mix[2]! - mix[0]!) ? sum + chance(each, mix) : sum),
        0,
      ),
    ),
  )
  report(`NPS ${name} ${n}`, found)
  expect(Math.abs(found.average - average)).toBeLessThan(0.001)
  expect(found.least).toBeGreaterThan(least - 0.0006)
})

/** Coverage of the difference of two groups over all pairs of truths. */
function ofDifference(
  groups: readonly [readonly Outcome[], readonly Outcome[]],
  truths: readonly (readonly number[])[],
  estimate: (counts: readonly number[]) => Estimate,
  value: (truth: readonly number[]) => number,
): Coverage {
  const [ones, others] = groups.map((outcomes) =>
    outcomes.map(({ counts }) => estimate(counts)),
  ) as [Estimate[], Estimate[]]
  const found = ones.map((one) => others.map((other) => difference(one, other)))
  const [left, right] = groups.map((outcomes) =>
    truths.map((truth) => outcomes.map((outcome) => chance(outcome, truth))),
  ) as [number[][], number[][]]
  return summed(
    truths.flatMap((one, i) =>
      truths.map((other, j) => {
        const truth = value(one) - value(other)
        let sum = 0
        for (const [x, row] of found.entries()) {
          for (const [y, each] of row.entries()) {
            if (covers(each, truth)) sum += left[i]![x]! * right[j]![y]!
          }
        }
        return sum
      }),
    ),
  )
}

test.each([
  [10, 10, 0.954, 0.907],
  [50, 20, 0.952, 0.919],
])('the difference of shares of %s and %s: %s on average, %s at worst', (m, n, average, least) => {
  const shares = Array.from({ length: 20 }, (_, i) => [(i + 0.5) / 20, 1 - (i + 0.5) / 20])
  const found = ofDifference(
    [twoWays(m), twoWays(n)],
    shares,
    ([x, rest]) => share(x!, x! + rest!),
    ([p]) => p!,
  )
  report(`difference of shares ${m} v ${n}`, found)
  expect(found.average).toBeCloseTo(average, 3)
  expect(found.least).toBeGreaterThan(least - 0.0005)
})

// The grid of the documents is not stated for these; this one holds fifteen mixes a side.
test.each([
  [5, 0.966, 0.912],
  [10, 0.96, 0.939],
])('the difference of NPS of %s and as many: %s on average, %s at worst', (n, average, least) => {
  const found = ofDifference(
    [threeWays(n), threeWays(n)],
    mixes(4),
    ([against, between, pro]) => net(against!, between!, pro!),
    ([against, , pro]) => pro! - against!,
  )
  report(`difference of NPS ${n} v ${n}`, found)
  expect(found.average).toBeCloseTo(average, 3)
  expect(found.least).toBeGreaterThan(least)
})

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Estimate } from './score/estimate.ts'
import { pairedGap, unpairedGap } from './score/gap.ts'
import { weightedTogether } from './score/joint.ts'
import { mean } from './score/mean.ts'
import { moments, type Weighted } from './score/moments.ts'
import { net, nps } from './score/net.ts'
import { share } from './score/share.ts'
import { normalQuantile } from './quantile/normal.ts'
import { studentTail } from './quantile/student.ts'

/** Cases computed by R, kept beside the repository and not in it; each file names its R function. */
const folder = new URL('../../../../shared/reference/', import.meta.url)
const present = existsSync(new URL('open_nps.json', folder))

interface Limits {
  readonly lo: number
  readonly hi: number
}
/** One case as the files hold it: inputs, what R says, and what 60 digits say where R rounds. */
interface Case {
  readonly id: string
  readonly level: number
  readonly truth?: Readonly<Record<string, number>>
  // oxlint-disable-next-line typescript/no-explicit-any -- every kind of case has its own fields
  readonly expected: any
  // oxlint-disable-next-line typescript/no-explicit-any -- every kind of case has its own fields
  readonly [field: string]: any
}

function cases(kind: string): readonly Case[] {
  if (!present) return []
  const file = readFileSync(new URL(`open_${kind}.json`, folder), 'utf8')
  return (JSON.parse(file) as { cases: readonly Case[] }).cases
}

/** Within 1e-12: absolute below 1, relative above. */
function agrees(found: number | null, wanted: number | null | undefined, what: string): void {
  if (wanted === null || wanted === undefined || found === null) {
    expect(found, what).toBe(wanted ?? null)
    return
  }
  expect(Math.abs(found - wanted) / Math.max(1, Math.abs(wanted)), what).toBeLessThanOrEqual(1e-12)
}

function intervalAgrees(found: Estimate, one: Case, name: string, limits: Limits | null): void {
  agrees(found.low, one.truth?.[`${name}.lo`] ?? limits?.lo ?? null, `${one.id} low`)
  agrees(found.high, one.truth?.[`${name}.hi`] ?? limits?.hi ?? null, `${one.id} high`)
}

function weighted(values: readonly number[], counts: readonly number[]): Weighted {
  return values.map((value, index) => [value, counts.at(index)!])
}

test('the reference is there', ({ skip }) => {
  skip(!present, 'the cases of R are skipped: shared/reference is absent beside the repository')
  expect(cases('nps').length).toBeGreaterThan(0)
})

/**
 * Lower joint limits of these files that square-and-add does not give: with Wilson's own limits
 * it comes to 0.65299 and 0.65471. The first file value, 0.44068, even lies below 0.46578, the
 * weighted sum of the four lower limits, which no sum of squares can reach.
 */
const DOUBTED = new Set(['open-combine-004', 'open-combine-005'])

describe.skipIf(!present)('R agrees to 1e-12', () => {
  test('shares with Wilson’s interval', () => {
    for (const one of cases('proportion')) {
      const found = share(one['x'], one['n'], one.level)
      agrees(found.value, one.expected.p, one.id)
      intervalAgrees(found, one, 'wilson', one.expected.wilson)
    }
  })

  test('NPS with its score interval', () => {
    for (const one of cases('nps')) {
      const found = net(one['detractors'], one['passives'], one['promoters'], one.level)
      agrees(found.value, one.expected.nps, one.id)
      intervalAgrees(found, one, 'score', one.expected.score)
    }
  })

  test('means with t intervals, variances, NPS and top shares of whole histograms', () => {
    for (const one of cases('histogram')) {
      const pairs = weighted(one['values'], one['counts'])
      const { n, mean: average, variance } = moments(pairs)
      expect(n).toBe(one.expected.n)
      agrees(average, one.expected.mean, `${one.id} mean`)
      agrees(variance, one.expected.variance, `${one.id} variance`)
      // R gives answers that are all alike an interval of width 0; here that is no interval.
      const limits = one.expected.variance > 0 ? one.expected.mean_ci : null
      const found = mean(pairs, one.level)
      agrees(found.low, limits === null ? null : (one.truth?.['mean_ci.lo'] ?? limits.lo), one.id)
      agrees(found.high, limits === null ? null : (one.truth?.['mean_ci.hi'] ?? limits.hi), one.id)
      const top = share(one.expected.top.x, n, one.level)
      intervalAgrees(top, one, 'top.wilson', one.expected.top.wilson ?? null)
      if (one.expected.nps) {
        intervalAgrees(nps(one['counts'], one.level), one, 'nps.score', one.expected.nps.score)
      }
    }
  })

  test('normal quantiles', () => {
    for (const one of cases('special').filter(({ fn }) => fn === 'qnorm')) {
      agrees(normalQuantile(one['p']), one.truth ?? one.expected, one.id)
    }
  })

  test('t quantiles', () => {
    for (const one of cases('special').filter(({ fn }) => fn === 'qt')) {
      const p = one['p'] as number
      const t = p <= 0.5 ? -studentTail(p, one['df']) : studentTail(1 - p, one['df'])
      const wanted = (one.truth ?? one.expected) as unknown as number
      expect(Math.abs(t - wanted), one.id).toBeLessThanOrEqual(1e-12 * Math.abs(wanted))
    }
  })

  test('gaps, paired and unpaired', () => {
    for (const one of cases('gap')) {
      if (one['type'] === 'paired') {
        const values = one['values'] as number[]
        const joint = one['joint'] as number[][]
        const found = pairedGap(
          values.flatMap((service, i) =>
            values.map((experience, j) => [service, experience, joint.at(i)!.at(j)!] as const),
          ),
        )
        expect(found.n).toBe(one.expected.n)
        agrees(found.value, one.expected.mean_diff, one.id)
        agrees(found.low, one.expected.lo, one.id)
        agrees(found.high, one.expected.hi, one.id)
      }
      if (one['type'] === 'unpaired') {
        const found = unpairedGap(
          weighted(one['values'], one['a']),
          weighted(one['values'], one['b']),
        )
        agrees(found.value, one.expected.diff, one.id)
        agrees(found.low, one.expected.lo, one.id)
        agrees(found.high, one.expected.hi, one.id)
      }
      if (one['type'] === 'paired_proportion') {
        const found = net(one['n01'], one['n11'] + one['n00'], one['n10'])
        agrees(found.value, one.expected.diff, one.id)
        intervalAgrees(found, one, 'tango', one.expected.tango)
      }
    }
  })

  test('channels together, by known, equal and volume weights', () => {
    for (const one of cases('combine')) {
      const hist = one['hist'] as number[][]
      const values = one['values'] as number[]
      const estimates = hist.map((counts) => {
        if (values.length === 2)
          return share(counts.at(1)!, counts.at(0)! + counts.at(1)!, one.level)
        if (values.length === 3) return net(counts.at(0)!, counts.at(1)!, counts.at(2)!, one.level)
        return mean(weighted(values, counts), one.level)
      })
      const together = (weights: readonly number[]): Estimate =>
        weightedTogether(
          estimates.map((estimate, index) => ({ weight: weights.at(index)!, estimate })),
          one.level,
        )
      const known = together(one['weights'])
      expect(known.n).toBe(one.expected.n)
      agrees(known.value, one.expected.known_weights.est, one.id)
      agrees(together(hist.map(() => 1)).value, one.expected.equal_weights.est, one.id)
      const volumes = estimates.map(({ n }) => n)
      agrees(together(volumes).value, one.expected.volume_weighted.est, one.id)
      const limits = one.expected.mover_score as Limits | undefined
      if (limits === undefined) continue
      agrees(known.high, limits.hi, `${one.id} high`)
      if (!DOUBTED.has(one.id)) agrees(known.low, limits.lo, `${one.id} low`)
    }
  })
})

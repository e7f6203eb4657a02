import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startCollector, type Collector } from '../support/collector.ts'

// 73,421 real ratings, 1 to 5, that ETH Zürich's students gave to lectures (InstEval of R's lme4).
// `service` says whether a lecture was held for another department.

const shared = fileURLToPath(new URL('../../../shared/reference/', import.meta.url))
const csv = join(shared, 'data/open_insteval.csv')
const there = existsSync(csv)
const title = there
  ? 'real ratings'
  : 'real ratings (skipped: the reference data lie beside the project, in ../shared, and are not here)'

/** 0.975 quantile of the normal and, to 1e-9, of t with tens of thousands of degrees of freedom. */
const Z = 1.959963984540054

interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly n: number
}

interface Group {
  readonly key: { readonly touchpoint: string }
  readonly responses: number
  readonly estimates: { readonly satisfaction: Estimate & { readonly metric: string } }
  readonly scorecards: {
    readonly satisfaction: {
      readonly share: Estimate
      readonly kinds: {
        readonly csat: { readonly counts: readonly number[]; readonly mean: Estimate }
      }
    }
  }
}

const config = {
  business: { id: 'eth', name: 'ETH', locale: 'en', timeZone: 'Europe/Zurich' },
  touchpoints: [
    {
      id: 'own',
      name: 'Own department',
      channel: 'store',
      stage: 'purchase',
      lens: 'experience',
      prompt: 'rate',
    },
    {
      id: 'service',
      name: 'For others',
      channel: 'other',
      stage: 'purchase',
      lens: 'service',
      prompt: 'rate',
    },
  ],
  prompts: {
    rate: {
      questions: [
        { id: 'rating', kind: 'csat', construct: 'satisfaction', text: 'How was the lecture?' },
      ],
    },
  },
}

describe.skipIf(!there)(title, () => {
  let collector: Collector
  let folder: string
  let counts: Readonly<Record<string, number[]>>

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shopbell-config-'))
    await writeFile(join(folder, 'eth.json'), JSON.stringify(config))
    collector = await startCollector(join(folder, 'eth.json'))
    counts = countByHand(await readFile(csv, 'utf8'))
  })
  afterAll(async () => {
    await collector.stop()
    await rm(folder, { recursive: true })
  })

  const importAs = (touchpoint: string, service: string): ReturnType<Collector['run']> =>
    collector.run(
      'import',
      csv,
      '--touchpoint',
      touchpoint,
      '--question',
      'rating',
      '--value',
      'rating',
      '--where',
      `service=${service}`,
      '--field',
      'dept',
    )

  async function groups(): Promise<readonly Group[]> {
    const report = await collector.report('by=touchpoint')
    return report['groups'] as readonly Group[]
  }

  test('come in through the import, every one', async () => {
    for (const [touchpoint, service] of [
      ['own', '0'],
      ['service', '1'],
    ] as const) {
      const done = await importAs(touchpoint, service)
      expect(done, done.err).toMatchObject({ code: 0 })
    }
    const total = (await groups()).reduce((sum, { responses }) => sum + responses, 0)
    expect(total).toBe(73_421)
  })

  test('are counted and scored as they are counted and scored by hand', async () => {
    for (const group of await groups()) {
      const expected = counts[group.key.touchpoint]!
      const { share, kinds } = group.scorecards.satisfaction
      const n = expected.reduce((sum, count) => sum + count, 0)
      expect(group.responses).toBe(n)
      expect(kinds.csat.counts).toEqual(expected)
      expectClose(share, wilson(expected[3]! + expected[4]!, n), 1e-12)
      expectClose(group.estimates.satisfaction, wilson(expected[3]! + expected[4]!, n), 1e-12)
      expectClose(kinds.csat.mean, meanByHand(expected), 1e-9)
    }
  })

  test('agree with R', async () => {
    const [own, service] = await groups()
    const kindFile = JSON.parse(await readFile(join(shared, 'open_gap.json'), 'utf8')) as {
      cases: {
        label: string
        a: number[]
        b: number[]
        expected: { diff: number; lo: number; hi: number }
      }[]
    }
    const r = kindFile.cases.find(({ label }) => label === 'InstEval service 1 vs 0')!
    expect(service!.scorecards.satisfaction.kinds.csat.counts).toEqual(r.a)
    expect(own!.scorecards.satisfaction.kinds.csat.counts).toEqual(r.b)
    // R's difference is on the scale 1 to 5; the index is 25 times that.
    const { gap } = (await collector.report()) as unknown as { gap: Estimate & { basis: string } }
    expect(gap).toMatchObject({ basis: 'unpaired', n: 73_421 })
    expectClose(
      gap,
      { value: 25 * r.expected.diff, low: 25 * r.expected.lo, high: 25 * r.expected.hi },
      1e-10,
    )
  })

  test('add nothing when the same file is imported again', async () => {
    const before = await groups()
    const again = await importAs('own', '0')
    expect(again.code).toBe(0)
    expect(await groups()).toEqual(before)
    expect((await collector.run('verify')).code).toBe(0)
  })
})

/** Ratings per service, counted from the text of the file and nothing else. */
function countByHand(text: string): Readonly<Record<string, number[]>> {
  const [head, ...lines] = text.trim().split('\n')
  const columns = head!.trim().split(',')
  const [service, rating] = [columns.indexOf('service'), columns.indexOf('rating')]
  const counts = { own: [0, 0, 0, 0, 0], service: [0, 0, 0, 0, 0] }
  for (const line of lines) {
    const cells = line.trim().split(',')
    counts[cells[service] === '1' ? 'service' : 'own'][Number(cells[rating]) - 1]!++
  }
  return counts
}

/** Wilson's interval as the two solutions of (p − θ)² = z² θ (1 − θ) / n. */
function wilson(positive: number, n: number): Omit<Estimate, 'n'> {
  const value = positive / n
  const [a, b, c] = [1 + Z ** 2 / n, -2 * value - Z ** 2 / n, value ** 2]
  const root = Math.sqrt(b * b - 4 * a * c)
  return { value, low: (-b - root) / (2 * a), high: (-b + root) / (2 * a) }
}

function meanByHand(counts: readonly number[]): Omit<Estimate, 'n'> {
  const each = counts.flatMap((count, index) => Array.from({ length: count }, () => index + 1))
  const value = each.reduce((sum, x) => sum + x, 0) / each.length
  const variance = each.reduce((sum, x) => sum + (x - value) ** 2, 0) / (each.length - 1)
  // t of many degrees of freedom f is z + (z³ + z) / 4f and less than 1e-9 more.
  const t = Z + (Z ** 3 + Z) / (4 * (each.length - 1))
  const reach = t * Math.sqrt(variance / each.length)
  return { value, low: value - reach, high: value + reach }
}

function expectClose(
  got: Omit<Estimate, 'n'>,
  expected: Omit<Estimate, 'n'>,
  tolerance: number,
): void {
  for (const name of ['value', 'low', 'high'] as const) {
    expect(Math.abs(got[name] - expected[name]), name).toBeLessThanOrEqual(tolerance)
  }
}

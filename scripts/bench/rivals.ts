import { HISTOGRAMS, PARTS } from './tasks.ts'

/** A package that a user would pick otherwise, and the tasks it can do, wholly or in part. */
export interface Rival {
  readonly name: string
  readonly tasks: Readonly<Record<string, { readonly part: string; readonly run: () => number }>>
}

/** The quantiles a package has; the formulas around them are textbook and the same for all. */
interface Quantiles {
  readonly normal: (p: number) => number
  readonly student?: (p: number, freedom: number) => number
  readonly beta?: (p: number, a: number, b: number) => number
}

/**
 * The rivals that are installed; each is loaded by name, so that none has to be.
 * @returns those that are there, and the names of those that are not
 */
export async function installedRivals(): Promise<{
  readonly rivals: readonly Rival[]
  readonly absent: readonly string[]
}> {
  const found = await Promise.all(
    Object.entries(LOADERS).map(async ([name, load]) => {
      try {
        return { name, quantiles: await load() }
      } catch {
        return { name, quantiles: null }
      }
    }),
  )
  return {
    rivals: found.flatMap(({ name, quantiles }) =>
      quantiles === null ? [] : [{ name, tasks: tasksWith(quantiles) }],
    ),
    absent: found.filter(({ quantiles }) => quantiles === null).map(({ name }) => name),
  }
}

// oxlint-disable-next-line typescript/no-explicit-any -- packages without types, each another shape
type Anything = any

async function load(name: string): Promise<Anything> {
  const module: Anything = await import(name)
  return module.default ?? module
}

const LOADERS: Readonly<Record<string, () => Promise<Quantiles>>> = {
  'simple-statistics': async () => {
    const { probit } = await load('simple-statistics')
    return { normal: probit }
  },
  jstat: async () => {
    const module = await load('jstat')
    const jStat = module.jStat ?? module
    return {
      normal: (p) => jStat.normal.inv(p, 0, 1),
      student: (p, freedom) => jStat.studentt.inv(p, freedom),
      beta: (p, a, b) => jStat.beta.inv(p, a, b),
    }
  },
  '@stdlib': async () => {
    const [normal, student, beta] = await Promise.all(
      ['normal', 't', 'beta'].map((name) => load(`@stdlib/stats-base-dists-${name}-quantile`)),
    )
    return { normal: (p) => normal(p, 0, 1), student, beta }
  },
}

function tasksWith({ normal, student, beta }: Quantiles): Rival['tasks'] {
  const part = student === undefined ? 'n, mean, Wilson; no t, no NPS' : 'all but the NPS interval'
  return {
    score: { part, run: () => scored(normal, student) },
    ...(beta !== undefined && {
      jeffreys: { part: 'all', run: () => betaShares(beta, 0.5, 0) },
      'clopper-pearson': { part: 'all', run: () => betaShares(beta, 0, 1) },
    }),
  }
}

function scored(normal: Quantiles['normal'], student: Quantiles['student']): number {
  let sum = 0
  for (const counts of HISTOGRAMS) {
    const n = counts.reduce((total, count) => total + count, 0)
    const mean = counts.reduce((total, count, value) => total + count * value, 0) / n
    const squares = counts.reduce((total, count, value) => total + count * (value - mean) ** 2, 0)
    const t = student?.(0.975, n - 1) ?? 0
    const z = normal(0.975)
    const positive = counts[9]! + counts[10]!
    const root = z * Math.sqrt((positive * (n - positive)) / n + (z * z) / 4)
    sum += n + mean + t * Math.sqrt(squares / (n - 1) / n)
    sum += (positive + (z * z) / 2 - root) / (n + z * z)
  }
  return sum
}

/** Both limits, whose beta distributions differ by `above` (Clopper–Pearson) or not at all. */
function betaShares(beta: NonNullable<Quantiles['beta']>, prior: number, above: number): number {
  let sum = 0
  for (const [positive, n] of PARTS) {
    const rest = n - positive
    if (positive > 0) sum += beta(0.025, positive + prior, rest + prior + above)
    if (rest > 0) sum += beta(0.975, positive + prior + above, rest + prior)
  }
  return sum
}

import { median, quantile } from '../widget/statistics.ts'
import type { Turn } from './turn.ts'

/** One subject with one size of batch, over all rounds: medians, and the range of the rate. */
export interface Summary {
  readonly subject: string
  readonly batch: number
  /** Acknowledged responses a second. */
  readonly perSecond: number
  readonly least: number
  readonly most: number
  readonly p50: number
  readonly p99: number
  readonly cpu: number
}

/** Groups turns by subject and batch, in the order in which they came. */
export function summarise(turns: readonly Turn[]): readonly Summary[] {
  const groups = new Map<string, Turn[]>()
  for (const turn of turns) {
    const key = `${turn.subject} ${turn.batch}`
    groups.set(key, [...(groups.get(key) ?? []), turn])
  }
  return [...groups.values()].map((group) => {
    const rates = group.map(({ perSecond }) => perSecond)
    const middle = (of: 'perSecond' | 'p50' | 'p99' | 'cpu'): number =>
      median(group.map((turn) => turn[of]))
    return {
      subject: group[0]!.subject,
      batch: group[0]!.batch,
      perSecond: middle('perSecond'),
      least: quantile(rates, 0),
      most: quantile(rates, 1),
      p50: middle('p50'),
      p99: middle('p99'),
      cpu: middle('cpu'),
    }
  })
}

/** A goal: how a subject's rate compares with another's, and how it should. */
export interface Verdict {
  readonly goal: string
  /** Median of the ratios within each round; `null` when one of the two did not run. */
  readonly ratio: number | null
  readonly met: boolean | null
}

const GOALS = [
  { of: 'sqlite', to: 'floor', batch: 1, least: 0.6 },
  { of: 'sqlite', to: 'floor', batch: 50, least: 0.75 },
  { of: 'sqlite', to: 'sqlite-each', batch: 1, least: 3 },
  { of: 'sqlite', to: 'sqlite-normal', batch: 1, least: 0.85 },
  { of: 'sqlite', to: 'sqlite-normal', batch: 50, least: 0.85 },
  { of: 'postgres', to: 'parse-server', batch: 1, least: 5 },
] as const

/** Holds the turns to the goals: ratios of turns of the same round, so that both met the same machine. */
export function judge(turns: readonly Turn[]): readonly Verdict[] {
  return GOALS.map(({ of, to, batch, least }) => {
    const rates = (subject: string): readonly number[] =>
      turns
        .filter((turn) => turn.subject === subject && turn.batch === batch)
        .map(({ perSecond }) => perSecond)
    const [ours, theirs] = [rates(of), rates(to)]
    const ratios = ours.slice(0, theirs.length).map((rate, round) => rate / theirs[round]!)
    const goal = `${of} ≥ ${least} × ${to}, ${batch} a request`
    if (ratios.length === 0) return { goal, ratio: null, met: null }
    const ratio = median(ratios)
    return { goal, ratio, met: ratio >= least }
  })
}

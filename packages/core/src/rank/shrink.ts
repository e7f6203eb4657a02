import { total } from '../histogram/histogram.ts'
import { sum } from '../histogram/sum.ts'
import { known } from '../score/estimate.ts'
import { moments, type Weighted } from '../score/moments.ts'

/** One of many stores: its own mean and what to show and rank by. */
export interface Shrunk {
  readonly n: number
  /** Its own mean; `null` without answers. */
  readonly mean: number | null
  /** How far its own mean is believed, from 0 (few answers) to 1. */
  readonly credibility: number
  /** Its own mean drawn towards that of all; `null` when nobody answered anywhere. */
  readonly shrunk: number | null
  /**
   * How far the store's true mean lies from `shrunk`, as a standard error; `null` when it cannot be
   * told, and when the stores differ no more than by chance.
   */
  readonly error: number | null
}

/** Many stores seen together. */
export interface Ranking {
  /** The mean that all are drawn towards; `null` when nobody answered anywhere. */
  readonly collective: number | null
  /** The variance of answers within a store; `null` when no store has two. */
  readonly within: number | null
  /** The variance of the stores' true means, unbiased and so possibly negative; `null` when it cannot be told. */
  readonly between: number | null
  /** In the order given. */
  readonly segments: readonly Shrunk[]
}

/**
 * Scores to rank many stores by: each mean is drawn towards the mean of all, the further the fewer
 * answers it has, as far as the stores truly differ (Bühlmann & Straub 1970). A store with three
 * perfect answers no longer leads. Works alike for 0/1 shares, −1/0/1 nets and means. Its error is
 * that of the homogeneous credibility estimator, √(τ² (1 − Z) (1 + (1 − Z) / ΣZ)) (Bühlmann & Gisler
 * 2005, §4.5).
 * @param segments the answers of each store as values and counts, all on one scale
 * @returns on that scale; when the stores differ no more than by chance, all get the common mean
 * @throws RangeError for a value that is not finite, or a count that is not whole
 * @example shrink([[[1, 9], [0, 1]], [[1, 50], [0, 50]], [[1, 3]]]).segments.map(({ shrunk }) => shrunk?.toFixed(3)) // ['0.860', '0.508', '0.863']
 */
export function shrink(segments: readonly Weighted[]): Ranking {
  const all = segments.map((answers) => {
    const { n, mean, variance } = moments(answers)
    return { n, mean, own: mean ?? 0, squares: (n - 1) * (variance ?? 0) }
  })
  const answered = all.filter(({ n }) => n > 0)
  const n = total(all.map((each) => each.n))
  const pooled = n > 0 ? sum(all, (each) => (each.n / n) * each.own) : NaN
  const freedom = n - answered.length
  // Neither can be told, and both are NaN, without two answers in a store, or without two stores.
  const within = freedom > 0 ? sum(answered, ({ squares }) => squares) / freedom : NaN
  const others = answered.length - 1
  const apart = sum(answered, (each) => each.n * (each.own - pooled) ** 2) - others * within
  const between = others > 0 ? apart / (n - sum(answered, (each) => (each.n / n) * each.n)) : NaN
  const believed = (own: number): number =>
    between > 0 && own > 0 ? (own * between) / (own * between + within) : 0
  const beliefs = sum(all, (each) => believed(each.n))
  const collective =
    beliefs > 0 ? sum(all, (each) => (believed(each.n) / beliefs) * each.own) : pooled
  return {
    collective: known(collective),
    within: known(within),
    between: known(between),
    segments: all.map((each) => {
      const credibility = believed(each.n)
      const shrunk = known(credibility * each.own + (1 - credibility) * collective)
      const left = 1 - credibility
      const error = beliefs > 0 ? Math.sqrt(between * left * (1 + left / beliefs)) : NaN
      return { n: each.n, mean: each.mean, credibility, shrunk, error: known(error) }
    }),
  }
}

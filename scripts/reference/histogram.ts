import { mean, median, moments, total } from '@shopbell/core'
import type { Kind } from './kind.ts'
import { netFound } from './nps.ts'
import { shareFound } from './proportion.ts'
import { exactAt, limits, weigh } from './shapes.ts'

/** Every score of one histogram. */
export const histogram: Kind = {
  compute: (input) => {
    const values = input['values'] as number[]
    const counts = input['counts'] as number[]
    const answers = weigh(values, counts)
    const { n, mean: average, variance } = moments(answers)
    const sd = variance === null ? null : Math.sqrt(variance)
    const [least, most] = [Math.min(...values), Math.max(...values)]
    const index = mean(
      answers.map(([value, count]) => [(100 * (value - least)) / (most - least), count]),
    )
    const top = input['top'] as number[]
    const x = total(counts.filter((_, place) => top.includes(values[place]!)))
    const [against, between, pro] = bands(values, counts)
    return {
      n,
      mean: average,
      variance,
      sd,
      se: sd === null ? null : sd / Math.sqrt(n),
      mean_ci: limits(mean(answers, input['level'])),
      median: median(answers),
      top: { x, ...shareFound(x, n, input['level']) },
      index100: index.value,
      nps: {
        detractors: against,
        passives: between,
        promoters: pro,
        ...netFound(against, between, pro, input['level']),
      },
    }
  },
  limit: exactAt(/_ci|^top|^nps|median/),
  skip: (path, { expected }) => {
    if (path === 'source_moments') return 'names the R function, computes nothing'
    const { variance } = expected as { variance: number | null }
    return path.startsWith('mean_ci') && variance === 0
      ? 'answers all alike: R gives a width of 0, core none'
      : null
  },
}

function bands(
  values: readonly number[],
  counts: readonly number[],
): readonly [number, number, number] {
  const within = (least: number, most: number): number =>
    total(counts.filter((_, place) => values[place]! >= least && values[place]! <= most))
  return [within(0, 6), within(7, 8), within(9, 10)]
}

import {
  cusum,
  dispersion,
  evidence,
  ewma,
  logMean,
  pChart,
  shiryaevRoberts,
  xmr,
} from '@shopbell/core/watch'
import { CLOSE, type Case, type Found, type Kind } from './kind.ts'

/**
 * R's `glm` stops once the deviance changes by less than 1e-8 and weighs by the step before, so its
 * dispersion is Pearson's to about seven digits only; spc.test.ts makes the same steps and finds
 * R's number.
 */
const OF_GLM = 1e-6

/** Daily shares: the charts for the picture, the detectors, and how much days differ. */
export const spc: Kind = {
  compute(input) {
    const positives = input['x'] as readonly number[]
    const totals = input['n'] as readonly number[]
    const { p0, p1, h } = input as unknown as Readonly<Record<'p0' | 'p1' | 'h', number>>
    const evidenceFor = (changed: number): readonly number[] =>
      positives.map((positive, index) => evidence(positive, totals[index]!, p0, changed))
    const single = xmr(
      positives.flatMap((positive, index) => {
        const n = totals[index]!
        return n === 0 ? [] : [(100 * positive) / n]
      }),
    )
    const average = ewma(input['z'], 0.2)
    const ratios = evidenceFor(p1)
    const { sums, firstAlarm } = cusum(ratios, h)
    return {
      p_chart_estimated: chart(pChart(positives, totals)),
      p_chart_known: chart(pChart(positives, totals, p0)),
      xmr_percent: {
        center: single.centre,
        sigma: single.sigma,
        lcl: single.low,
        ucl: single.high,
        mr_bar: single.movingRange,
      },
      ewma_z_lambda02: { ewma: average.averages, lcl: average.low, ucl: average.high },
      cusum: { llr: ratios, S: sums, first_alarm: firstAlarm === null ? null : firstAlarm + 1 },
      ...mixtures(input, evidenceFor),
      dispersion_first28: dispersion(positives.slice(0, 28), totals.slice(0, 28)),
    }
  },
  limit: (path) => (path === 'dispersion_first28' ? OF_GLM : CLOSE),
}

function chart({ centre, low, high }: ReturnType<typeof pChart>): Found {
  return { center: centre, lcl: low, ucl: high }
}

/** What the files write of a mixture: the falls it looks for, and its dispersion. */
interface Mixture {
  readonly deltas: readonly number[]
  readonly phi: number
}

/** Every Shiryaev–Roberts mixture of the case; its settings stand beside what is expected of it. */
function mixtures(
  { expected, p0 }: Case,
  evidenceFor: (changed: number) => readonly number[],
): Readonly<Record<string, Found>> {
  const wanted = Object.entries(expected as Readonly<Record<string, Mixture>>)
  return Object.fromEntries(
    wanted
      .filter(([name]) => name.startsWith('sr'))
      .map(([name, { deltas, phi }]) => {
        const falls = deltas.map((delta) => evidenceFor((p0 as number) - delta))
        let logs: readonly number[] | null = null
        const means = falls[0]!.map((_, day) => {
          logs = shiryaevRoberts(
            logs,
            falls.map((fall) => fall[day]! / phi),
          )
          return logMean(logs)
        })
        return [name, { deltas, phi, log_mean_R: means }]
      }),
  )
}

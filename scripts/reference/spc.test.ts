import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dispersion } from '@shopbell/core/watch'

const file = new URL('../../../shared/reference/open_spc.json', import.meta.url)

interface Series {
  readonly x: readonly number[]
  readonly n: readonly number[]
  readonly expected: { readonly dispersion_first28: number }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** `glm(cbind(x, n - x) ~ 1, quasibinomial)` step by step, and the dispersion that R sums up from it. */
function glmDispersion(x: readonly number[], n: readonly number[]): number {
  const deviance = (fitted: readonly number[]): number =>
    2 *
    sum(
      x.map((one, day) => {
        const [all, share] = [n[day]!, fitted[day]!]
        return (
          one * Math.log(one / (all * share)) +
          (all - one) * Math.log((all - one) / (all - all * share))
        )
      }),
    )
  let fitted = x.map((one, day) => (one + 0.5) / (n[day]! + 1))
  let before = deviance(fitted)
  for (;;) {
    const weights = fitted.map((share, day) => n[day]! * share * (1 - share))
    const working = fitted.map(
      (share, day) =>
        Math.log(share / (1 - share)) + (x[day]! / n[day]! - share) / (share * (1 - share)),
    )
    const logit = sum(working.map((one, day) => one * weights[day]!)) / sum(weights)
    const share = 1 / (1 + Math.exp(-logit))
    fitted = fitted.map(() => share)
    const after = deviance(fitted)
    if (Math.abs(after - before) / (Math.abs(after) + 0.1) < 1e-8) {
      const residuals = x.map((one, day) => (one / n[day]! - share) / (share * (1 - share)))
      return sum(residuals.map((one, day) => weights[day]! * one ** 2)) / (x.length - 1)
    }
    before = after
  }
}

test('R’s dispersion is that of an unfinished glm; Pearson’s differs in the seventh digit', ({
  skip,
}) => {
  skip(!existsSync(file), 'skipped: shared/reference is absent beside the repository')
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly Series[] }
  for (const { x, n, expected } of cases) {
    const [days, totals] = [x.slice(0, 28), n.slice(0, 28)]
    const ofR = expected.dispersion_first28
    expect(Math.abs(glmDispersion(days, totals) - ofR)).toBeLessThan(1e-12 * ofR)
    expect(Math.abs(dispersion(days, totals)! - ofR)).toBeLessThan(1e-6 * ofR)
  }
})

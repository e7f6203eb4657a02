import { difference, rateAndMix, share, weightedTogether, type Part } from '@shopbell/core'
import { sumOf, type Row } from './data.ts'
import { decimals, known, percent, percents, signed, type Figure } from './figure.ts'

/** Why a pooled score misleads: admissions to Berkeley, of men and of women, by department. */
export function pooled(rows: readonly Row[]): readonly Figure[] {
  const departments = [...new Set(rows.map((row) => row['Dept']!))].sort()
  const part = (gender: string, department?: string): Part => {
    const asked = rows.filter(
      (row) => row['Gender'] === gender && [undefined, row['Dept']].includes(department),
    )
    const admitted = asked.filter((row) => row['Admit'] === 'Admitted')
    return [sumOf(admitted, 'Freq'), sumOf(asked, 'Freq')]
  }
  const rate = ([admitted, n]: Part): number => admitted / n
  const [men, women] = [part('Male'), part('Female')]
  const less = known(difference(share(...men), share(...women)))
  const each = departments.map((name) => ({
    name,
    men: part('Male', name),
    women: part('Female', name),
  }))
  const split = rateAndMix(
    each.map((one) => ({
      before: { weight: one.men[1], value: rate(one.men) },
      after: { weight: one.women[1], value: rate(one.women) },
    })),
  )
  const alike = (of: 'men' | 'women'): string =>
    percent(
      known(
        weightedTogether(
          each.map((one) => ({
            weight: one.men[1] + one.women[1],
            estimate: share(...one[of]),
          })),
        ),
      ).value,
    )
  const better = each.filter((one) => rate(one.women) > rate(one.men)).length
  const row = (what: string, of: (one: (typeof each)[number]) => number): readonly Figure[] =>
    each.map((one) => [`${what}, ${one.name}`, percent(of(one), 0)])
  return [
    ['men admitted', percent(rate(men))],
    ['women admitted', percent(rate(women))],
    ['women less', `${decimals(100 * less.value)} points`],
    ['its interval', percents(less)],
    ...row('men admitted', (one) => rate(one.men)),
    ...row('women admitted', (one) => rate(one.women)),
    ...row('of all men, applied here', (one) => one.men[1] / men[1]),
    ...row('of all women, applied here', (one) => one.women[1] / women[1]),
    ['women did better in', `${better} of ${each.length}`],
    ['the change, split', `${signed(100 * split.change!)} points`],
    ['rate', signed(100 * split.rate!)],
    ['mix', signed(100 * split.mix!)],
    ['men, in the departments’ common mix', alike('men')],
    ['women, in the same mix', alike('women')],
  ]
}

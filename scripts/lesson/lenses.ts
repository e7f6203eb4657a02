import { pairedGap, unpairedGap } from '@shopbell/core'
import { crossProducts, drivers } from '@shopbell/core/drivers'
import type { Row } from './data.ts'
import {
  decimals,
  known,
  percent,
  signed,
  signedRange,
  whole,
  width,
  type Figure,
} from './figure.ts'

const FAR = 10

/** Departments as their clerks rated them: one matter, complaints, beside the whole. */
export function lenses(rows: readonly Row[]): readonly Figure[] {
  const values = (column: string): readonly number[] => rows.map((row) => Number(row[column]))
  const [service, experience] = [values('complaints'), values('rating')]
  const mean = (list: readonly number[]): number =>
    list.reduce((sum, one) => sum + one, 0) / list.length
  const gaps = service.map((one, i) => one - experience[i]!)
  const paired = known(pairedGap(service.map((one, i) => [one, experience[i]!, 1])))
  const apart = unpairedGap(
    service.map((one) => [one, 1]),
    experience.map((one) => [one, 1]),
  )
  const columns = Object.keys(rows[0]!)
  const explained = drivers([
    crossProducts(
      columns.length,
      rows.map((row) => columns.map((column) => Number(row[column]))),
    ),
  ])
  const complaints = explained.importance[columns.indexOf('complaints') - 1]!.value!
  return [
    ['departments', whole(rows.length)],
    ['service on average', percent(mean(service) / 100)],
    ['experience on average', percent(mean(experience) / 100)],
    ['their gap', signed(paired.value)],
    ['its interval', signedRange(paired)],
    ['lowest gap', signed(Math.min(...gaps), 0)],
    ['highest gap', signed(Math.max(...gaps), 0)],
    [
      'departments where they are far apart',
      `${gaps.filter((gap) => Math.abs(gap) >= FAR).length} of ${rows.length}`,
    ],
    ['far', `${FAR} points`],
    ['questions', `${columns.length - 1} questions`],
    ['explained by all of them', percent(explained.r2!, 0)],
    ['of that, by the handling of complaints', percent(complaints / explained.r2!, 0)],
    ['paired, to either side', `±${decimals(width(paired) / 2)}`],
    ['unpaired, to either side', `±${decimals(width(apart) / 2)}`],
  ]
}

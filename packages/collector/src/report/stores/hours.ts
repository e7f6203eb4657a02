import { FEWEST, share, type Part } from '@shopbell/core'
import { dayOfHour, parseHour, weekday } from '@shopbell/core/time'
import type { HourCell } from '@shopbell/core/report'
import type { Rating } from '../facts.ts'
import { goodOf, together } from '../good-answers.ts'
import { MARGIN, standings } from './rank.ts'

/**
 * Every hour of the week that has answers. Cells below the minimum have no share, and are held
 * against nothing.
 * @param ratings grouped by `hour`
 */
export function hoursOfWeek(ratings: readonly Rating[]): readonly HourCell[] {
  const hours = [...Map.groupBy(ratings, ({ key }) => String(key[0]))].map(([name, counts]) => {
    const hour = parseHour(name)!
    const day = dayOfHour(hour)
    return { place: (weekday(day) - 1) * 24 + (hour - day * 24), part: goodOf(counts) }
  })
  const cells = [...Map.groupBy(hours, ({ place }) => place)]
    .map(([place, of]): { place: number; part: Part } => ({
      place,
      part: together(of.map(({ part }) => part)),
    }))
    .sort((one, other) => one.place - other.place)
  const enough = cells.filter(({ part: [, n] }) => n >= FEWEST)
  const [good, all] = together(enough.map(({ part }) => part))
  const flags = standings(
    enough.map(({ part }) => part),
    (at) => enough[at]!.part[0] / enough[at]!.part[1] - good / all,
    MARGIN,
  )
  return cells.map((cell): HourCell => {
    const at = enough.indexOf(cell)
    return {
      weekday: Math.floor(cell.place / 24) + 1,
      hour: cell.place % 24,
      n: cell.part[1],
      share: at < 0 ? null : share(...cell.part),
      flag: at < 0 ? null : flags[at]!.flag,
    }
  })
}

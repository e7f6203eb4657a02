import {
  indexOfTally,
  share,
  shareOf,
  type Channel,
  type Estimate,
  type Stage,
} from '@shopbell/core'
import { isMeasured } from '@shopbell/core/config'
import type { OpenedCell, OpenedPoint, OpenedReason } from '@shopbell/core/report'
import { dayName, parseHour, weekday } from '@shopbell/core/time'
import type { Place, Served } from '../../business/directory.ts'
import { enough } from '../enough.ts'
import type { Facts, OptionCount, Rating } from '../facts.ts'
import { optionText } from '../option-text.ts'
import { tallyOf } from '../tallies.ts'

/** Over more days than this, points are weeks. */
const LONGEST = 70

/**
 * What lies behind one cell.
 * @param places of that cell
 * @param facts of that cell, keyed by touchpoint and day
 */
export function openedCell(
  served: Served,
  { stage, channel, places }: { stage: Stage; channel: Channel; places: readonly Place[] },
  { ratings, options }: Pick<Facts, 'ratings' | 'options'>,
): OpenedCell {
  const byTouchpoint = Map.groupBy(ratings, ({ key }) => key[0])
  return {
    stage,
    channel,
    touchpoints: places.map(({ touchpoint }) => {
      const own = byTouchpoint.get(touchpoint.id) ?? []
      const { id, name, lens, location = null, owner = null } = touchpoint
      const isAsked = isMeasured(touchpoint)
      return {
        id,
        name,
        lens,
        location,
        owner,
        isAsked,
        score: scoreOf(own),
        solved: solvedOf(own),
      }
    }),
    trend: trendOf(ratings),
    reasons: reasonsOf(served, options),
  }
}

function scoreOf(ratings: readonly Rating[]): Estimate {
  return enough(
    indexOfTally(tallyOf(ratings.filter(({ construct }) => construct === 'satisfaction'))),
  )
}

function solvedOf(ratings: readonly Rating[]): Estimate {
  const { yesno = [0, 0] } = tallyOf(ratings.filter(({ construct }) => construct === 'solved'))
  return enough(shareOf('yesno', yesno))
}

function trendOf(ratings: readonly Rating[]): readonly OpenedPoint[] {
  const dayOf = ({ key }: Rating): number => parseHour(String(key[1]))! / 24
  const days = ratings.map(dayOf)
  if (days.length === 0) return []
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const isByWeek = last - first >= LONGEST
  const pointOf = (day: number): number => (isByWeek ? day - weekday(day) + 1 : day)
  return [...Map.groupBy(ratings, (rating) => pointOf(dayOf(rating)))]
    .sort(([one], [other]) => one - other)
    .map(([day, own]) => ({ from: dayName(day), score: scoreOf(own) }))
}

/** How often each option was taken, of those who answered its question; most often first. */
export function reasonsOf(
  served: Served,
  options: readonly OptionCount[],
): readonly OpenedReason[] {
  return [...Map.groupBy(options, ({ question }) => question)].flatMap(([question, own]) => {
    const counts = new Map<string, number>()
    for (const { option, count } of own) counts.set(option, (counts.get(option) ?? 0) + count)
    const all = counts.get('') ?? 0
    return [...counts]
      .filter(([option]) => option !== '')
      .sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
      .map(([option, count]): OpenedReason => ({
        question,
        option,
        text: optionText(served, question, option),
        share: enough(share(count, all)),
      }))
  })
}

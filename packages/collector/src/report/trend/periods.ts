import { CHANNELS, difference, rateAndMix, share, type Channel, type Part } from '@shopbell/core'
import { dayName } from '@shopbell/core/time'
import type { PeriodChange } from '@shopbell/core/report'
import { together } from '../good-answers.ts'
import { addedUp, partsWithin, type Days } from './daily.ts'
import { shareOfDays } from './points.ts'
import { rateOf } from './rate.ts'

/**
 * The days from `middle` to before `to` held against as many before them, with channels that got
 * better or worse told from people who moved between channels.
 * @returns `null` when one of the two has no answers
 */
export function periodChange(
  channels: ReadonlyMap<Channel, Days>,
  middle: number,
  to: number,
): PeriodChange | null {
  const from = middle - (to - middle)
  const parts = CHANNELS.flatMap((channel) => {
    const days = channels.get(channel)
    if (days === undefined) return []
    const [before, after] = [partsWithin(days, from, middle), partsWithin(days, middle, to)]
    return before.length + after.length === 0 ? [] : [{ channel, before, after }]
  })
  const inBoth = parts.filter(({ before, after }) => before.length > 0 && after.length > 0)
  if (inBoth.length === 0) return null
  const size = (part: readonly Part[]): number => together(part)[1]
  const [once, then] = [
    inBoth.reduce((sum, { before }) => sum + size(before), 0),
    inBoth.reduce((sum, { after }) => sum + size(after), 0),
  ]
  const rows = inBoth.map(({ channel, before, after }) => ({
    channel,
    before: { weight: size(before) / once, share: shareOfDays(before) },
    after: { weight: size(after) / then, share: shareOfDays(after) },
  }))
  const all = addedUp(inBoth.map(({ channel }) => channels.get(channel)!))
  const [before, after] = [partsWithin(all, from, middle), partsWithin(all, middle, to)]
  const split = rateAndMix(
    inBoth.map((each) => ({
      before: { weight: size(each.before), value: share(...together(each.before)).value },
      after: { weight: size(each.after), value: share(...together(each.after)).value },
    })),
  )
  return {
    before: { from: dayName(from), to: dayName(middle), share: shareOfDays(before) },
    after: { from: dayName(middle), to: dayName(to), share: shareOfDays(after) },
    change: difference(shareOfDays(after), shareOfDays(before)),
    rate: rateOf(inBoth),
    mix: split.mix,
    channels: rows,
    leftOut: parts.filter((part) => !inBoth.includes(part)).map(({ channel }) => channel),
  }
}

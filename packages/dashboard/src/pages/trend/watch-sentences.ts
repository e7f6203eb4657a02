import type { WatchState } from '@shopbell/core/report'
import { dayWords } from '../../words/day-words.ts'
import { countWords } from '../../words/number-words.ts'

/** Where the detector stands, in words. */
export function watchSentences(watch: WatchState): readonly string[] {
  const { state, days, alarms, perYear } = watch
  if (state === 'learning') {
    return [
      `The detector still learns what is usual: it takes eight weeks of answers, and so far there are ${countWords(days, 'day')}.`,
    ]
  }
  const promise = `It may be wrong ${timesWords(perYear)}.`
  const latest = alarms.at(-1)
  if (state === 'quiet' || latest === undefined) {
    return [`The detector is quiet: no lasting change is proven in the last four weeks.`, promise]
  }
  const what = latest.direction === 'rise' ? 'a lasting rise' : 'a lasting fall'
  const first = alarms[0]!
  const since = first === latest ? '' : ` It first spoke on ${dayWords(first.day)}.`
  return [`The detector found ${what}, on ${dayWords(latest.day)}.${since}`, promise]
}

function timesWords(perYear: number): string {
  if (perYear === 1) return 'once a year'
  return perYear < 1
    ? `once in ${countWords(Math.round(1 / perYear), 'year')}`
    : `${Math.round(perYear)} times a year`
}

import type { TodayFigure, TodayReport } from '@shopbell/core/report'
import { dayName, parseHour } from '@shopbell/core/time'
import { changeSentence } from '../../words/change-sentence.ts'
import { fixWords, type FixWords } from '../../words/fix-words.ts'
import { intervalWords, numberWords, shareWords } from '../../words/number-words.ts'

/** A figure that can be read from across a room. */
export interface PosterFigure {
  /** `null` when too few answered. */
  readonly value: string | null
  /** The range, or how few they are. */
  readonly range: string
  readonly what: string
}

/** What the poster says. */
export interface PosterWords {
  /** How many answered, and when. */
  readonly headline: string
  readonly figures: readonly PosterFigure[]
  /** Only what is more than noise; one sentence says so where nothing is. */
  readonly moved: readonly string[]
  /** `null` where there is nothing to fix. */
  readonly fix: FixWords | null
}

/** What a week says to the people who made it, in a few words. */
export function posterWords(body: TodayReport): PosterWords {
  const { experience, service, solved, friction } = body
  return {
    headline: `${numberWords(experience.estimate.n + service.estimate.n)} answers, ${timeWords(body)}`,
    figures: [
      figureOf(solved, 'had it solved'),
      figureOf(experience, 'were happy with their visit'),
      figureOf(service, 'were happy with the help'),
      figureOf(friction, 'did not find it easy'),
    ].filter(({ range }) => range !== ''),
    moved: movedIn(body),
    fix: body.fix[0] === undefined ? null : fixWords(body.fix[0]),
  }
}

function figureOf({ positive }: TodayFigure, what: string): PosterFigure {
  const { value, n } = positive
  if (n === 0) return { value: null, range: '', what }
  const interval = intervalWords(positive, shareWords)
  if (value === null || interval === null) return { value: null, range: 'too few to say', what }
  return { value: shareWords(value), range: `${interval}, of ${numberWords(n)}`, what }
}

function movedIn(body: TodayReport): readonly string[] {
  const { before, solved, friction, experience, service } = body
  if (before === null) return []
  const days = (parseHour(before.to)! - parseHour(before.from)!) / 24
  const all = [
    ['Solved', solved, 100],
    ['Friction', friction, 100],
    ['Experience', experience, 1],
    ['Service', service, 1],
  ] as const
  const moved = all.flatMap(([name, { change }, scale]) =>
    change?.verdict === 'up' || change?.verdict === 'down'
      ? [`${name}: ${changeSentence(change, days, scale).toLowerCase()}`]
      : [],
  )
  return moved.length > 0 ? moved : ['Nothing moved by more than noise.']
}

/** @example timeWords({ from: '2026-11-16', to: '2026-11-23' }) // '16 November to 22 November 2026' */
function timeWords({ from, to }: Pick<TodayReport, 'from' | 'to'>): string {
  const day = (date: string, back: number): Date =>
    new Date(dayName(Math.floor(parseHour(date)! / 24) - back))
  const words = (date: Date, year?: 'numeric'): string =>
    date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year, timeZone: 'UTC' })
  if (from === null && to === null) return 'since the beginning'
  if (from === null) return `until ${words(day(to!, 1), 'numeric')}`
  if (to === null) return `since ${words(day(from, 0), 'numeric')}`
  const [first, last] = [day(from, 0), day(to, 1)]
  return first.getTime() === last.getTime()
    ? words(first, 'numeric')
    : `${words(first)} to ${words(last, 'numeric')}`
}

import { FEWEST, isRated, toIndex } from '@shopbell/core'
import type { Comment, CommentLanguage, CommentsReport, ScoreBand } from '@shopbell/core/report'
import { promptView } from '@shopbell/core/prompt'
import { dayName, dayOfHour } from '@shopbell/core/time'
import type { Place, Served } from '../../business/directory.ts'
import type { Commented } from '../../store/comments.ts'
import type { Store } from '../../store/store.ts'
import { excludedSpans } from '../excluded-spans.ts'
import { scopeOf } from '../scope.ts'
import type { WordsQuery } from './comments-query.ts'
import { mask } from './mask.ts'
import { termsOf } from './terms.ts'
import { rollupsFor } from '../rollup-query.ts'

/** How many responses with a text one request looks at. */
const MOST_LOOKED = 5000
/** How many of them at a time. */
const CHUNK = 1000

/**
 * What people wrote, the newest first, as far as one request may look.
 * @throws StoreUnavailable
 */
export async function commentsOf(
  served: Served,
  asked: WordsQuery,
  store: Pick<Store, 'comments'>,
): Promise<CommentsReport> {
  const { words, limit, masked } = asked
  const read = reader(served, asked, store)
  const fitting: Written[] = []
  let reach: Reach = { looked: 0, last: asked.before, excluded: 0, isEnd: false }
  const isFull = (): boolean => asked.before !== null && fitting.filter(hasWords).length >= limit
  function hasWords({ folded }: Written): boolean {
    return words.every((word) => folded.includes(fold(word)))
  }
  while (!reach.isEnd && reach.looked < MOST_LOOKED && !isFull()) {
    const next = await read(reach)
    fitting.push(...next.fitting)
    reach = next.reach
  }
  const tooFew = fitting.length < FEWEST && !(await isElsewhere(asked, read))
  const found = fitting.filter(hasWords)
  const page = tooFew ? [] : wholeVisits(found, limit)
  const hasMore = page.length < found.length
  const locales = Map.groupBy(fitting, ({ locale }) => locale)
  const isCommon = (locale: string | null): boolean => (locales.get(locale)?.length ?? 0) >= FEWEST
  return {
    ...scopeOf(served, asked.query),
    comments: page.map(({ locale, ...each }): Comment => ({
      text: each.text,
      day: each.day,
      touchpoint: each.touchpoint,
      locale: isCommon(locale) ? locale : null,
      score: each.score,
      reasons: each.reasons,
    })),
    looked: reach.looked,
    found: tooFew ? 0 : found.length,
    excluded: reach.excluded,
    next: nextOf(tooFew, hasMore, page, reach),
    tooFew,
    masked,
    languages: asked.before === null && !tooFew ? languagesOf(found) : [],
    reasons: reasonsOf(served),
  }
}

/** One text of one visit, with what is known of the visit. */
interface Written {
  readonly response: string
  readonly text: string
  /** The text as it is searched. */
  readonly folded: string
  readonly day: string
  readonly touchpoint: string
  readonly locale: string | null
  readonly score: ScoreBand | null
  readonly reasons: readonly string[]
}

interface Reach {
  readonly looked: number
  readonly last: string | null
  readonly excluded: number
  readonly isEnd: boolean
}

type ReadNext = (
  reach: Reach,
) => Promise<{ readonly fitting: readonly Written[]; readonly reach: Reach }>

/** Reads on from where it got to, and lets through what fits all but the words. */
function reader(
  served: Served,
  { query, score, reason, locale, masked }: WordsQuery,
  store: Pick<Store, 'comments'>,
): ReadNext {
  const { touchpoints } = rollupsFor(served, { ...query, by: [] })
  const isExcluded = exclusionOf(served)
  return async ({ looked, last, excluded }) => {
    const found = await store.comments({
      business: served.config.business.id,
      ...(touchpoints === undefined ? {} : { touchpoints }),
      ...(query.from === null ? {} : { from: query.from }),
      ...(query.to === null ? {} : { to: query.to }),
      ...(last === null ? {} : { before: last }),
      look: CHUNK,
    })
    const known = found.comments.filter(({ touchpoint }) => served.places.has(touchpoint))
    const counted = known.filter((each) => !isExcluded(each))
    const fitting = counted
      .flatMap((each) => writtenOf(served.places.get(each.touchpoint)!, each, masked))
      .filter(
        (each) =>
          (score === null || each.score === score) &&
          (reason === null || each.reasons.includes(reason)) &&
          (locale === null || each.locale === locale),
      )
    return {
      fitting,
      reach: {
        looked: looked + found.looked,
        last: found.last ?? last,
        excluded: excluded + known.length - counted.length,
        isEnd: found.looked < CHUNK,
      },
    }
  }
}

/** On a later page: whether enough fit from the beginning on, so that the rest may be shown. */
async function isElsewhere({ before }: WordsQuery, read: ReadNext): Promise<boolean> {
  if (before === null) return false
  let reach: Reach = { looked: 0, last: null, excluded: 0, isEnd: false }
  let count = 0
  while (!reach.isEnd && reach.looked < MOST_LOOKED && count < FEWEST) {
    const next = await read(reach)
    count += next.fitting.length
    reach = next.reach
  }
  return count >= FEWEST
}

function exclusionOf(served: Served): (comment: Commented) => boolean {
  const spans = excludedSpans(served)
  return ({ touchpoint, hour }) => {
    const day = dayOfHour(hour)
    return spans.some(
      ({ touchpoints, from, to }) => from <= day && day < to && touchpoints.includes(touchpoint),
    )
  }
}

function writtenOf(place: Place, visit: Commented, masked: boolean): readonly Written[] {
  const { id, touchpoint, hour, locale, answers } = visit
  const reasons = answers.flatMap(({ kind, value }) =>
    kind === 'choice' ? (value as string[]) : [],
  )
  const about = {
    response: id,
    day: dayName(dayOfHour(hour)),
    touchpoint,
    locale,
    score: scoreOf(place, visit),
    reasons,
  }
  return answers.flatMap(({ kind, value }): readonly Written[] => {
    if (kind !== 'text') return []
    const text = masked ? mask(String(value)) : String(value)
    return [{ ...about, text, folded: fold(text) }]
  })
}

/** By the first question of construct `satisfaction` that was answered, in the order of the prompt. */
function scoreOf({ questions }: Place, { answers }: Commented): ScoreBand | null {
  for (const { question, construct } of questions.values()) {
    if (construct !== 'satisfaction') continue
    const answer = answers.find((each) => each.question === question.id)
    if (answer === undefined || !isRated(answer.kind)) continue
    return bandOf(toIndex(answer.kind, answer.value as number))
  }
  return null
}

function bandOf(index: number): ScoreBand {
  if (index < 40) return 'low'
  return index > 60 ? 'high' : 'middle'
}

/** Small letters without marks, so that `Cafe` finds `café`. */
function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** The first so many, and the rest of the last one's visit, for a cursor points between visits. */
function wholeVisits(found: readonly Written[], limit: number): readonly Written[] {
  const last = found[limit - 1]
  return last === undefined
    ? found
    : found.filter(({ response }, index) => index < limit || response === last.response)
}

function nextOf(
  tooFew: boolean,
  hasMore: boolean,
  page: readonly Written[],
  { isEnd, last }: Reach,
): string | null {
  if (tooFew) return null
  if (hasMore) return page.at(-1)!.response
  return isEnd ? null : last
}

function languagesOf(found: readonly Written[]): readonly CommentLanguage[] {
  return [...Map.groupBy(found, ({ locale }) => locale)]
    .flatMap(([locale, own]): readonly CommentLanguage[] => {
      if (locale === null || own.length < FEWEST) return []
      const texts = own.map(({ text, score }) => ({ text, isLow: score === 'low' }))
      return [{ locale, comments: own.length, terms: termsOf(locale, texts, FEWEST) }]
    })
    .sort((a, b) => b.comments - a.comments)
}

/** Every option that any prompt offers, worded as it is first. */
function reasonsOf({ config, places }: Served): CommentsReport['reasons'] {
  const texts = new Map<string, string>()
  for (const { touchpoint, questions } of places.values()) {
    if (![...questions.values()].some(({ question }) => question.kind === 'choice')) continue
    for (const { options = [] } of promptView(config, touchpoint).questions) {
      for (const { value, label } of options) if (!texts.has(value)) texts.set(value, label)
    }
  }
  return [...texts].map(([id, text]) => ({ id, text }))
}

import { FEWEST, isRated, SCALES, share, type Part } from '@shopbell/core'
import { promptView } from '@shopbell/core/prompt'
import {
  correlation,
  crossProducts,
  drivers,
  LOYALTY_ITEMS,
  mergeCrossProducts,
} from '@shopbell/core/drivers'
import type { Driver, DriverAnalysis } from '@shopbell/core/report'
import type { Asked, Place, Served } from '../../business/directory.ts'
import type { WholeAnswer } from '../whole-answers.ts'

/** What the others are held against. */
export const OUTCOME = 'satisfaction'

/** Days are put together to no more groups than this: leaving out each costs as much as all. */
const GROUPS = 30

/** Questions beside the score that may go with it: loyalty comes after it, and is no driver. */
export function driversAskedAt({ questions }: Place): readonly Asked[] {
  const asked = [...questions.values()].filter(({ question }) => isRated(question.kind))
  if (!asked.some(({ construct }) => construct === OUTCOME)) return []
  const seen = new Set<string>([OUTCOME, ...LOYALTY_ITEMS])
  return asked.filter(({ construct }) => {
    const isNew = !seen.has(construct)
    seen.add(construct)
    return isNew
  })
}

/**
 * What goes with the score, for each prompt that asks for it and something else: of people who
 * answered all of it.
 */
export function driverAnalyses(
  served: Served,
  answers: readonly WholeAnswer[],
): readonly DriverAnalysis[] {
  const byPrompt = Map.groupBy(
    answers.filter(({ place }) => driversAskedAt(place).length > 0),
    ({ place, ratings }) => `${place.touchpoint.prompt} ${ratings.get(OUTCOME)?.lens}`,
  )
  return [...byPrompt.values()]
    .flatMap((own) => {
      const found = analysisOf(served, own)
      return found === null ? [] : [found]
    })
    .sort((one, other) => (one.prompt < other.prompt ? -1 : 1))
}

function analysisOf(served: Served, answers: readonly WholeAnswer[]): DriverAnalysis | null {
  const { place } = answers[0]!
  const asked = driversAskedAt(place)
  const constructs = [OUTCOME, ...asked.map(({ construct }) => construct)]
  const complete = answers.flatMap(({ day, ratings, place }) => {
    const row = constructs.map((construct) => ratings.get(construct)?.point)
    return row.every((point) => point !== undefined)
      ? [{ day, row, ratings, touchpoint: place.touchpoint.id }]
      : []
  })
  const first = complete[0]
  if (first === undefined || complete.length < FEWEST) return null
  const groups = inGroups(complete).map((rows) => crossProducts(constructs.length, rows))
  const { n, r2, method, importance } = drivers(groups)
  const found = correlation(groups.reduce(mergeCrossProducts))
  const { questions } = promptView(served.config, place.touchpoint)
  return {
    prompt: place.touchpoint.prompt!,
    touchpoints: [...new Set(complete.map(({ touchpoint }) => touchpoint))].sort(),
    lens: first.ratings.get(OUTCOME)!.lens,
    n,
    r2,
    method,
    drivers: asked.map(({ construct, question }, at): Driver => {
      const together = found?.[0]?.[at + 1] ?? null
      return {
        construct,
        text: questions.find(({ id }) => id === question.id)!.text,
        importance: importance[at]!,
        direction: together === null || together === 0 ? null : together > 0 ? 'with' : 'against',
        share: share(...goodAnswers(complete.map(({ ratings }) => ratings.get(construct)!))),
      }
    }),
  }
}

function goodAnswers(
  ratings: readonly { readonly kind: keyof typeof SCALES; readonly point: number }[],
): Part {
  const good = ratings.filter(({ kind, point }) => point >= SCALES[kind].positiveFrom)
  return [good.length, ratings.length]
}

/** Rows of days that follow each other, in about as many days a group. */
function inGroups(
  rows: readonly { readonly day: number; readonly row: readonly number[] }[],
): readonly (readonly (readonly number[])[])[] {
  const days = [...Map.groupBy(rows, ({ day }) => day)].sort(([one], [other]) => one - other)
  const size = Math.ceil(days.length / GROUPS)
  return [
    ...Map.groupBy(
      days.map(([, own], at) => ({ own, at })),
      ({ at }) => Math.floor(at / size),
    ).values(),
  ].map((group) => group.flatMap(({ own }) => own.map(({ row }) => row)))
}

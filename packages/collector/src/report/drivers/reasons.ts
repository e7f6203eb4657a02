import { FEWEST, isRated, SCALES, share, type Part } from '@shopbell/core'
import { reasonLifts } from '@shopbell/core/drivers'
import { promptView } from '@shopbell/core/prompt'
import type { ReasonOption, ReasonQuestion, ReasonSide } from '@shopbell/core/report'
import type { Asked, Place, Served } from '../../business/directory.ts'
import type { OptionCount } from '../facts.ts'
import type { WholeAnswer } from '../whole-answers.ts'
import { OUTCOME } from './driver-analysis.ts'

/** A lift that is right in so many of a hundred, or more, is marked. */
const FALSE_MARKS = 0.05

/** What answers to a choice mean, by who is asked it; `null` when it depends on something else. */
export function sideOf({ question }: Asked, { touchpoint, questions }: Place): ReasonSide | null {
  if (touchpoint.stage === 'lost') return 'left'
  const { showIf } = question
  if (showIf === undefined) return 'happened'
  const about = questions.get(showIf.question)?.question
  if (about === undefined || !isRated(about.kind)) return null
  if (showIf.atMost !== undefined) return 'problems'
  return showIf.atLeast === undefined ? null : 'praise'
}

/**
 * What people name, of every choice: counts of all answers, and of what everybody is asked also how
 * it goes with the score, in the sample.
 * @param options grouped by `touchpoint`
 */
export function reasonQuestions(
  served: Served,
  options: readonly OptionCount[],
  answers: readonly WholeAnswer[],
): readonly ReasonQuestion[] {
  const asked = [...served.places.values()].flatMap((place) =>
    [...place.questions.values()].flatMap((each) => {
      const side = each.question.kind === 'choice' ? sideOf(each, place) : null
      return side === null ? [] : [{ ...each, place, side }]
    }),
  )
  const groups = Map.groupBy(asked, ({ question, side }) => `${question.id} ${side}`)
  return [...groups.values()]
    .map((own): ReasonQuestion => {
      const { question, side, place } = own[0]!
      const at = new Set(own.map((each) => each.place.touchpoint.id))
      const counts = options.filter(
        (each) => each.question === question.id && at.has(String(each.key[0])),
      )
      const of = (option: string): number =>
        counts.reduce((sum, each) => (each.option === option ? sum + each.count : sum), 0)
      const n = of('')
      const ids = [
        ...new Set(
          own.flatMap(({ question: { options = [] } }) =>
            options.map((option) => (typeof option === 'string' ? option : option.id)),
          ),
        ),
      ]
      const lifts =
        side === 'happened' ? liftsOf(question.id, ids, at, answers) : new Map<string, Lift>()
      const words = new Map(
        own.flatMap((each) =>
          viewOf(served, each.place, question.id).options!.map(({ value, label }) => [
            value,
            label,
          ]),
        ),
      )
      return {
        question: question.id,
        text: viewOf(served, place, question.id).text,
        side,
        n,
        options: ids
          .map((id): ReasonOption => ({
            id,
            text: words.get(id)!,
            mentions: share(of(id), n),
            lift: lifts.get(id)?.lift ?? null,
            sure: lifts.get(id)?.sure ?? false,
          }))
          .sort((one, other) => (other.mentions.value ?? 0) - (one.mentions.value ?? 0)),
      }
    })
    .filter(({ n }) => n >= FEWEST)
}

function viewOf(served: Served, { touchpoint }: Place, question: string) {
  return promptView(served.config, touchpoint).questions.find(({ id }) => id === question)!
}

interface Lift {
  readonly lift: ReasonOption['lift']
  readonly sure: boolean
}

/** Of people who answered both the choice and the score. */
function liftsOf(
  question: string,
  options: readonly string[],
  touchpoints: ReadonlySet<string>,
  answers: readonly WholeAnswer[],
): ReadonlyMap<string, Lift> {
  const people = answers.flatMap(({ place, ratings, choices }) => {
    const [rating, taken] = [ratings.get(OUTCOME), choices.get(question)]
    if (rating === undefined || taken === undefined || !touchpoints.has(place.touchpoint.id))
      return []
    return [{ good: rating.point >= SCALES[rating.kind].positiveFrom, taken }]
  })
  const partOf = (named: boolean, option: string): Part => {
    const those = people.filter(({ taken }) => taken.includes(option) === named)
    return [those.filter(({ good }) => good).length, those.length]
  }
  const found = reasonLifts(
    options.map((id) => ({ id, named: partOf(true, id), unnamed: partOf(false, id) })),
    'everyone',
  )
  return new Map(
    found.map((each): [string, Lift] => [
      each.id,
      each.says === 'lift'
        ? { lift: each.lift, sure: each.q !== null && each.q <= FALSE_MARKS }
        : { lift: null, sure: false },
    ]),
  )
}

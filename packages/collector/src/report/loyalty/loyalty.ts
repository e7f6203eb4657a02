import { FEWEST, indexOfTally, SCALES, scorecard, toIndex, type RatedKind } from '@shopbell/core'
import { crossProducts, loyalty, LOYALTY_ITEMS } from '@shopbell/core/drivers'
import { promptView } from '@shopbell/core/prompt'
import type { LoyaltyReport } from '@shopbell/core/report'
import type { Place, Served } from '../../business/directory.ts'
import type { Store } from '../../store/store.ts'
import { OUTCOME } from '../drivers/driver-analysis.ts'
import { readFacts } from '../facts.ts'
import type { ReportQuery } from '../report-query.ts'
import { scopeOf } from '../scope.ts'
import { tallyOf } from '../tallies.ts'
import { wholeAnswers, type WholeAnswer } from '../whole-answers.ts'
import { enoughOf, loyaltySteps, type StepPeople } from './enough.ts'

/**
 * Loyalty against how people found the whole. Each item counts all answers; what has to be seen of
 * one person together is of the newest responses, as `sample` says.
 * @throws StoreUnavailable
 */
export async function loyaltyOf(
  served: Served,
  query: ReportQuery,
  store: Store,
): Promise<LoyaltyReport> {
  const [{ ratings }, { answers, sample }] = await Promise.all([
    readFacts(served, { ...query, by: [] }, store, {
      only: ['cells'],
      constructs: LOYALTY_ITEMS,
    }),
    wholeAnswers(served, query, store, asksAll),
  ])
  const complete = completeOf(answers)
  const kinds = Map.groupBy(complete, ({ kinds }) => kinds)
  // Scales of different length cannot be added person by person: the one that most answered counts.
  const most = [...kinds.values()].reduce<readonly Complete[]>(
    (one, other) => (other.length > one.length ? other : one),
    [],
  )
  const four =
    most.length < FEWEST
      ? null
      : loyalty(
          crossProducts(
            LOYALTY_ITEMS.length,
            most.map(({ points }) => points),
          ),
          most[0]!.kind,
        )
  const people = stepsOf(most)
  return {
    ...scopeOf(served, query),
    sample,
    items: LOYALTY_ITEMS.flatMap((construct) => {
      const tally = tallyOf(ratings.filter((each) => each.construct === construct))
      const text = textOf(served, construct)
      if (text === undefined) return []
      return [{ construct, text, index: indexOfTally(tally), share: scorecard(tally).share }]
    }).filter(({ index }) => index.n >= FEWEST),
    together: four === null ? null : withoutDeviation(four.composite),
    alpha: four?.alpha ?? null,
    steps: loyaltySteps(people),
    kind: most[0]?.outcome.kind ?? null,
    enough: enoughOf(people),
  }
}

/** Whether the score and all of the loyalty four are asked there. */
function asksAll({ questions }: Place): boolean {
  const constructs = new Set([...questions.values()].map(({ construct }) => construct))
  return [OUTCOME, ...LOYALTY_ITEMS].every((each) => constructs.has(each))
}

function textOf(served: Served, construct: string): string | undefined {
  for (const { touchpoint, questions } of served.places.values()) {
    const asked = [...questions.values()].find((each) => each.construct === construct)
    if (asked === undefined) continue
    const view = promptView(served.config, touchpoint).questions
    return view.find(({ id }) => id === asked.question.id)!.text
  }
  return undefined
}

/** A person who answered the score and all four. */
interface Complete {
  readonly outcome: { readonly kind: RatedKind; readonly point: number }
  readonly kind: RatedKind
  /** In the order of `LOYALTY_ITEMS`. */
  readonly points: readonly number[]
  /** Which scales it was asked with. */
  readonly kinds: string
}

function completeOf(answers: readonly WholeAnswer[]): readonly Complete[] {
  return answers.flatMap(({ ratings }): readonly Complete[] => {
    const outcome = ratings.get(OUTCOME)
    const items = LOYALTY_ITEMS.map((item) => ratings.get(item))
    const kind = items[0]?.kind
    if (outcome === undefined || kind === undefined) return []
    if (!items.every((item) => item?.kind === kind)) return []
    const points = items.map((item) => item!.point)
    return [{ outcome, kind, points, kinds: `${outcome.kind} ${kind}` }]
  })
}

function stepsOf(people: readonly Complete[]): readonly StepPeople[] {
  if (people.length === 0) return []
  const { values } = SCALES[people[0]!.outcome.kind]
  const by = Map.groupBy(people, ({ outcome }) => outcome.point)
  return values.map((point) => ({
    point,
    loyalty: (by.get(point) ?? []).map(({ kind, points }) => [
      toIndex(kind, points.reduce((sum, each) => sum + each, 0) / points.length),
      1,
    ]),
  }))
}

function withoutDeviation<E extends { readonly deviation: unknown }>({
  deviation: _,
  ...estimate
}: E): Omit<E, 'deviation'> {
  return estimate
}

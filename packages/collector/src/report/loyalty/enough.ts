import {
  FEWEST,
  bonferroniLevel,
  LEVEL,
  mean,
  meanChange,
  share,
  type Estimate,
  type Weighted,
} from '@shopbell/core'
import type { Enough, LoyaltyStep } from '@shopbell/core/report'

/** As much more loyalty, of 100 points, would be worth working for. */
export const MARGIN = 5

/** The people who gave one point, and how loyal each is, 0 to 100. */
export interface StepPeople {
  readonly point: number
  readonly loyalty: Weighted
}

/** Loyalty at each point. @param people by point, the lowest first */
export function loyaltySteps(people: readonly StepPeople[]): readonly LoyaltyStep[] {
  return people.map(({ point, loyalty }, at): LoyaltyStep => {
    const before = people[at - 1]
    const found = mean(loyalty)
    const isShown = found.n >= FEWEST
    return {
      point,
      loyalty: isShown ? found : { ...found, value: null, low: null, high: null },
      gain:
        isShown && before !== undefined && sizeOf(before) >= FEWEST
          ? meanChange(before.loyalty, loyalty).difference
          : null,
    }
  })
}

/**
 * From where on more stops paying: the lowest point above which nobody is more loyal by `MARGIN` or
 * more, at the upper limits of all differences at once (Bonferroni). That a difference cannot be
 * seen is not enough: it has to be seen to be small.
 * @param people by point, the lowest first
 */
export function enoughOf(people: readonly StepPeople[]): Enough {
  const known = people.filter((each) => sizeOf(each) >= FEWEST)
  const state = (state: Enough['state']): Enough => ({
    state,
    point: null,
    margin: MARGIN,
    there: null,
  })
  if (people.length === 0) return state('not-asked')
  if (known.length < 2) return state('not-sure')
  const pairs = (known.length * (known.length - 1)) / 2
  const level = bonferroniLevel(pairs, LEVEL)
  const more = (low: StepPeople, high: StepPeople): Estimate =>
    meanChange(low.loyalty, high.loyalty, level).difference
  const from = known.findIndex(
    (one, at) =>
      at < known.length - 1 &&
      known.slice(at + 1).every((other) => {
        const { high } = more(one, other)
        return high !== null && high < MARGIN
      }),
  )
  if (from >= 0) {
    const { point } = known[from]!
    const size = (list: readonly StepPeople[]): number =>
      list.reduce((sum, each) => sum + sizeOf(each), 0)
    const there = share(size(people.filter((each) => each.point >= point)), size(people))
    return { state: 'levels-off', point, margin: MARGIN, there }
  }
  const { low } = more(known.at(-2)!, known.at(-1)!)
  return state(low !== null && low > 0 ? 'still-rising' : 'not-sure')
}

function sizeOf({ loyalty }: StepPeople): number {
  return loyalty.reduce((sum, [, count]) => sum + count, 0)
}

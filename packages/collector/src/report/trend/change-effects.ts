import { FEWEST, bonferroniLevel, difference, LEVEL, type Estimate } from '@shopbell/core'
import { isWithin, type RegisteredChange, type Touchpoint } from '@shopbell/core/config'
import { parseHour } from '@shopbell/core/time'
import type { ChangeEffect } from '@shopbell/core/report'
import { addedUp, partsWithin, type DaysByTouchpoint } from './daily.ts'
import { shareOfDays } from './points.ts'
import { rateOf, type InBoth } from './rate.ts'

/** So many days before a change, and as many from then on, are held against each other. */
export const CHANGE_DAYS = 28

/** A change, its days, and which touchpoints with answers it touches. */
interface Placed {
  readonly change: RegisteredChange
  /** The first day on which it held all day, and the first that is no longer before it. */
  readonly began: number
  readonly ended: number
  readonly touched: readonly string[]
}

/**
 * What went along with each change of the register that falls between `from` and `to`.
 *
 * Each touchpoint is held against itself, and what happened over the same days where no change
 * touched anything is taken off. It says what went along with a change, never what caused it.
 * @param days of all that the query lets through, `CHANGE_DAYS` more before `from`
 * @param to the day after the last with answers
 */
export function changeEffects(
  changes: readonly RegisteredChange[],
  touchpoints: readonly Touchpoint[],
  days: DaysByTouchpoint,
  { from, to }: { readonly from: number; readonly to: number },
): readonly ChangeEffect[] {
  const placed = changes
    .map((change): Placed => {
      const hour = parseHour(change.at)!
      const touched = touchpoints
        .filter((each) => days.has(each.id) && isWithin(change.where ?? {}, each))
        .map(({ id }) => id)
      return { change, began: Math.ceil(hour / 24), ended: Math.floor(hour / 24), touched }
    })
    .filter(({ touched }) => touched.length > 0)
    .sort((one, other) => one.began - other.began)
  const shown = placed.filter(({ began }) => began >= from && began < to)
  if (shown.length === 0) return []
  const level = bonferroniLevel(shown.length)
  return shown.map((one) => effectOf(one, placed, days, to, level))
}

function effectOf(
  { change, began, ended, touched }: Placed,
  all: readonly Placed[],
  days: DaysByTouchpoint,
  to: number,
  level: number,
): ChangeEffect {
  const inBoth = (touchpoint: string): InBoth => ({
    before: partsWithin(days.get(touchpoint)!, ended - CHANGE_DAYS, ended),
    after: partsWithin(days.get(touchpoint)!, began, Math.min(to, began + CHANGE_DAYS)),
  })
  const near = all.filter(
    (other) => other.change.id !== change.id && Math.abs(other.began - began) < CHANGE_DAYS,
  )
  // Where another change came in these days, its effect would pass for what happens anyway.
  const moved = new Set([touched, ...near.map((other) => other.touched)].flat())
  const others = [...days.keys()].filter((id) => !moved.has(id))
  const [here, there] = [touched.map(inBoth), others.map(inBoth)]
  const own = addedUp(touched.map((id) => days.get(id)!))
  const before = shareOfDays(partsWithin(own, ended - CHANGE_DAYS, ended))
  const after = shareOfDays(partsWithin(own, began, Math.min(to, began + CHANGE_DAYS)))
  const compare = (at: number): Pick<ChangeEffect, 'difference' | 'elsewhere' | 'beyond'> => {
    const found = rateOf(here, at)
    const elsewhere = rateOf(there, at)
    if (elsewhere.value === null) return { difference: found, elsewhere: null, beyond: null }
    return { difference: found, elsewhere, beyond: difference(found, elsewhere) }
  }
  const strict = compare(level)
  return {
    id: change.id,
    what: change.what,
    at: change.at,
    cost: change.cost ?? null,
    days: CHANGE_DAYS,
    before,
    after,
    ...compare(LEVEL),
    verdict: verdictOf(Math.min(before.n, after.n), strict.beyond ?? strict.difference),
    together: near
      .filter((other) => other.touched.some((id) => touched.includes(id)))
      .map((other) => other.change.id),
  }
}

function verdictOf(n: number, { low, high }: Estimate): ChangeEffect['verdict'] {
  if (n < FEWEST || low === null || high === null) return 'too-few'
  if (low > 0) return 'better'
  return high < 0 ? 'worse' : 'not-sure'
}

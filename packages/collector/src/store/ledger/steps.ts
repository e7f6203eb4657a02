import type { EventItem, Item, Outcome } from '../store.ts'
import type { RollupSums } from './rollup-sums.ts'
import type { Rows, When } from './rows.ts'

/** Counts how far visits came, within the transaction that is open. */
export interface StepCounter {
  /** Keeps an event once, and counts it. */
  keepEvent(event: EventItem): Outcome
  /**
   * Counts a response that has just got its first answer.
   * @param when that of the response
   */
  countAnswered(item: Pick<Item, 'business' | 'id' | 'touchpoint'>, when: When): void
}

export function stepCounter(rows: Rows, sums: RollupSums): StepCounter {
  return {
    keepEvent(item) {
      const { business, id, event, touchpoint } = item
      if (!rows.insertEvent(item)) {
        const before = rows.event(business, id, event)
        return before === undefined || before.touchpoint === touchpoint ? 'duplicate' : 'conflict'
      }
      sums.steps(business, item, [touchpoint, event])
      if (event !== 'shown') return 'stored'
      const response = rows.response(business, id)
      if (response?.answered === true && response.touchpoint === touchpoint) {
        sums.steps(business, item, [touchpoint, 'shown-answered'])
      }
      return 'stored'
    },
    countAnswered({ business, id, touchpoint }, when) {
      sums.steps(business, when, [touchpoint, 'answered'])
      const shown = rows.event(business, id, 'shown')
      if (shown?.touchpoint !== touchpoint) return
      sums.steps(business, shown, [touchpoint, 'shown-answered'])
    },
  }
}

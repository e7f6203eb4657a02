import type { DatabaseSync } from 'node:sqlite'
import type { EventItem, Item, Outcome } from '../store.ts'
import type { RollupDeltas, When } from './rollup-deltas.ts'

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

/** Prepares every statement once. */
export function stepCounter(database: DatabaseSync, deltas: RollupDeltas): StepCounter {
  const insert = database.prepare(
    `INSERT INTO event (business, response, event, touchpoint, at, received, hour, uncertain)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (business, response, event) DO NOTHING`,
  )
  const known = database.prepare(
    'SELECT touchpoint FROM event WHERE business = ? AND response = ? AND event = ?',
  )
  const shown = database.prepare(
    `SELECT hour, uncertain FROM event
     WHERE business = ? AND response = ? AND event = 'shown' AND touchpoint = ?`,
  )
  const answered = database.prepare(
    `SELECT 1 FROM response
     WHERE business = ?1 AND id = ?2 AND touchpoint = ?3
       AND EXISTS (SELECT 1 FROM answer WHERE business = ?1 AND response = ?2)`,
  )
  return {
    keepEvent(item) {
      const { business, id, event, touchpoint, at, received, hour, uncertain } = item
      const { changes } = insert.run(
        business,
        id,
        event,
        touchpoint,
        at,
        received,
        hour,
        uncertain === true ? 1 : 0,
      )
      if (changes === 0) {
        const before = known.get(business, id, event)!
        return before['touchpoint'] === touchpoint ? 'duplicate' : 'conflict'
      }
      deltas.step(business, item, [touchpoint, event])
      if (event === 'shown' && answered.get(business, id, touchpoint) !== undefined) {
        deltas.step(business, item, [touchpoint, 'shown-answered'])
      }
      return 'stored'
    },
    countAnswered({ business, id, touchpoint }, when) {
      deltas.step(business, when, [touchpoint, 'answered'])
      const row = shown.get(business, id, touchpoint)
      if (row === undefined) return
      deltas.step(business, whenOf(row), [touchpoint, 'shown-answered'])
    },
  }
}

/** When a row of the tables counts. */
export function whenOf(row: Record<string, unknown>): When {
  return { hour: Number(row['hour']), uncertain: row['uncertain'] === 1 }
}

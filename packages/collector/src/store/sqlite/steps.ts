import type { DatabaseSync } from 'node:sqlite'
import type { EventItem, Item, Outcome } from '../store.ts'
import type { RollupDeltas } from './rollup-deltas.ts'

/** Counts how far visits came, within the transaction that is open. */
export interface StepCounter {
  /** Keeps an event once, and counts it. */
  keepEvent(event: EventItem): Outcome
  /**
   * Counts a response that has just got its first answer.
   * @param hour that of the response
   */
  countAnswered(item: Pick<Item, 'business' | 'id' | 'touchpoint'>, hour: number): void
}

/** Prepares every statement once. */
export function stepCounter(database: DatabaseSync, deltas: RollupDeltas): StepCounter {
  const insert = database.prepare(
    `INSERT INTO event (business, response, event, touchpoint, at, received, hour)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (business, response, event) DO NOTHING`,
  )
  const known = database.prepare(
    'SELECT touchpoint FROM event WHERE business = ? AND response = ? AND event = ?',
  )
  const shown = database.prepare(
    `SELECT hour FROM event
     WHERE business = ? AND response = ? AND event = 'shown' AND touchpoint = ?`,
  )
  const answered = database.prepare(
    `SELECT 1 FROM response
     WHERE business = ?1 AND id = ?2 AND touchpoint = ?3
       AND EXISTS (SELECT 1 FROM answer WHERE business = ?1 AND response = ?2)`,
  )
  return {
    keepEvent({ business, id, event, touchpoint, at, received, hour }) {
      const { changes } = insert.run(business, id, event, touchpoint, at, received, hour)
      if (changes === 0) {
        const before = known.get(business, id, event)!
        return before['touchpoint'] === touchpoint ? 'duplicate' : 'conflict'
      }
      deltas.step(business, hour, [touchpoint, event])
      if (event === 'shown' && answered.get(business, id, touchpoint) !== undefined) {
        deltas.step(business, hour, [touchpoint, 'shown-answered'])
      }
      return 'stored'
    },
    countAnswered({ business, id, touchpoint }, hour) {
      deltas.step(business, hour, [touchpoint, 'answered'])
      const row = shown.get(business, id, touchpoint)
      if (row === undefined) return
      deltas.step(business, Number(row['hour']), [touchpoint, 'shown-answered'])
    },
  }
}

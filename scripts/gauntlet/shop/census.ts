import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Collector } from '../../../e2e/support/collector.ts'

/** What the collector has, counted in its file without its own code. */
export interface Census {
  readonly ids: ReadonlySet<string>
  /** Answers in the rollups by hour and by day: each as many as there are ids, when nothing is counted twice. */
  readonly counted: Readonly<Record<string, number>>
}

/** Counts. */
export function countAt(collector: Pick<Collector, 'data'>): Census {
  const database = new DatabaseSync(join(collector.data, 'shopbell.db'), { readOnly: true })
  try {
    const rows = database.prepare('SELECT id FROM response').all()
    const cells = database
      .prepare(
        "SELECT grain, SUM(count) AS sum FROM cell WHERE question = 'satisfaction' GROUP BY grain",
      )
      .all()
    return {
      ids: new Set(rows.map(({ id }) => String(id))),
      counted: Object.fromEntries(cells.map(({ grain, sum }) => [String(grain), Number(sum)])),
    }
  } finally {
    database.close()
  }
}

/**
 * What is wrong with what arrived: one line for each fault, with examples.
 * @param thanked ids of taps that were thanked for: each must be there
 * @param others ids that may be there or not: taps that were cut short
 */
export function faultsOf(
  { ids, counted }: Census,
  thanked: ReadonlySet<string>,
  others?: ReadonlySet<string>,
): readonly string[] {
  const faults: string[] = []
  const lost = [...thanked].filter((id) => !ids.has(id))
  if (lost.length > 0) faults.push(`${lost.length} thanked taps are lost: ${some(lost)}`)
  const strange = [...ids].filter((id) => !thanked.has(id) && others?.has(id) !== true)
  if (strange.length > 0) {
    faults.push(`${strange.length} are there that nobody tapped: ${some(strange)}`)
  }
  const sums = Object.values(counted)
  if (sums.some((sum) => sum !== ids.size) || (ids.size > 0 && sums.length === 0)) {
    faults.push(`${ids.size} answers are counted as ${sums.join(' and ')}`)
  }
  return faults
}

function some(ids: readonly string[]): string {
  return ids.slice(0, 3).join(', ') + (ids.length > 3 ? ', …' : '')
}

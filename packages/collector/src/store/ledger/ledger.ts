import type { Entry, Item, KeptAnswer, Outcome } from '../store.ts'
import { flagger } from './flags.ts'
import { pairChanges } from './pairs.ts'
import type { RollupSums } from './rollup-sums.ts'
import type { Rows, When } from './rows.ts'
import { stepCounter } from './steps.ts'

/** Decides what is new of an entry, and what it adds to the rollups. */
export interface Ledger {
  /** Keeps what is new of one entry. */
  apply(entry: Entry): Outcome
}

/**
 * The rules of keeping, the same in every store: the first write wins, and only rows that were
 * really inserted are counted.
 */
export function ledger(rows: Rows, sums: RollupSums): Ledger {
  const steps = stepCounter(rows, sums)
  const flags = flagger(rows, sums)

  /** @param when that of the response's first part, which every rollup of it goes by */
  function keepAnswer({ business, id, touchpoint }: Item, when: When, answer: KeptAnswer): boolean {
    if (!rows.insertAnswer(business, id, answer)) return false
    const { question, kind, point, value, lens } = answer
    if (point === undefined) {
      sums.options(business, when, [touchpoint, question, ''])
      for (const option of Array.isArray(value) ? (value as string[]) : []) {
        sums.options(business, when, [touchpoint, question, option])
      }
      return true
    }
    sums.cells(business, when, [touchpoint, question, kind, point])
    if (lens === undefined) return true
    for (const [pair, by] of pairChanges(rows.ratings(business, id), question)) {
      sums.pairs(business, when, [touchpoint, ...pair], by)
    }
    return true
  }

  function countFlagged(
    { business, touchpoint }: Item,
    when: When,
    { question, kind, point }: KeptAnswer,
  ): void {
    if (point !== undefined) sums.flagged(business, when, [touchpoint, question, kind, point])
  }

  function keepResponse(item: Item): Outcome {
    const { business, id, touchpoint, answers, ended } = item
    if (rows.insertResponse(item)) {
      sums.visits(business, item, [touchpoint])
      for (const answer of answers) keepAnswer(item, item, answer)
      if (answers.length > 0) steps.countAnswered(item, item)
      flags.onResponse(item)
      return 'stored'
    }
    const before = rows.response(business, id)
    if (before === undefined) return 'duplicate'
    if (before.touchpoint !== touchpoint) return 'conflict'
    const isFlagged = answers.length > 0 && rows.flagCount(business, id) > 0
    let added = false
    for (const answer of answers) {
      if (!keepAnswer(item, before, answer)) continue
      added = true
      if (isFlagged) countFlagged(item, before, answer)
    }
    if (added && !before.answered) steps.countAnswered(item, before)
    const ends = ended !== undefined && before.ended === null
    if (!added && !ends) return 'duplicate'
    rows.addTo(business, id, ended)
    return 'stored'
  }

  return {
    apply(entry) {
      const outcome = 'event' in entry ? steps.keepEvent(entry) : keepResponse(entry)
      const { business, device, boot, seq } = entry
      const isNumbered = device !== undefined && boot !== undefined && seq !== undefined
      // One that is refused is still on the device, so it has not arrived.
      if (isNumbered && outcome !== 'conflict') rows.arrived(business, device, boot, seq)
      return outcome
    },
  }
}

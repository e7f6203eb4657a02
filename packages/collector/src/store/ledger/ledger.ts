import type { Entry, Item, KeptAnswer, Outcome } from '../store.ts'
import { flagger } from './flags.ts'
import { pairChanges, pairOf } from './pairs.ts'
import type { RollupSums } from './rollup-sums.ts'
import type { Rating, Rows, When } from './rows.ts'
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
  function count({ business, touchpoint }: Item, when: When, answer: KeptAnswer): void {
    const { question, kind, point, value } = answer
    if (point !== undefined) {
      sums.cells(business, when, [touchpoint, question, kind, point])
      return
    }
    sums.options(business, when, [touchpoint, question, ''])
    for (const option of Array.isArray(value) ? (value as string[]) : []) {
      sums.options(business, when, [touchpoint, question, option])
    }
  }

  /** All answers of a response that is new: there is nothing that they could change. */
  function keepFirst(item: Item): void {
    const { business, id, touchpoint, answers } = item
    const ratings: Rating[] = []
    for (const answer of answers) {
      if (!rows.insertAnswer(business, id, answer)) continue
      count(item, item, answer)
      const { question, kind, point, lens } = answer
      if (point !== undefined && lens !== undefined) ratings.push({ question, kind, point, lens })
    }
    if (ratings.length < 2) return
    const pair = pairOf(ratings.sort((a, b) => (a.question < b.question ? -1 : 1)))
    if (pair !== undefined) sums.pairs(business, item, [touchpoint, ...pair])
  }

  /** @param when that of the response's first part */
  function keepAnswer(item: Item, when: When, answer: KeptAnswer): boolean {
    const { business, id, touchpoint } = item
    if (!rows.insertAnswer(business, id, answer)) return false
    count(item, when, answer)
    if (answer.point === undefined || answer.lens === undefined) return true
    for (const [pair, by] of pairChanges(rows.ratings(business, id), answer.question)) {
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
      keepFirst(item)
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

import { shareChange } from '../compare/change.ts'
import { benjaminiHochberg } from '../compare/multiple.ts'
import type { Part } from '../compare/share-tests.ts'
import { assertLevel, LEVEL, type Estimate } from '../score/estimate.ts'
import { share } from '../score/share.ts'

/** With fewer people who named a reason its lift is noise. */
const ENOUGH = 30

/** Good answers of all answers, of those who named a reason and of those who did not. */
export interface Reason {
  readonly id: string
  readonly named: Part
  readonly unnamed: Part
}

/** Who could name a reason: everybody, or only those whose score was low. */
export type AskedOf = 'everyone' | 'low-scores'

/** What a reason says about the score: always how many named it, and its lift where that has a meaning. */
export type ReasonLift = {
  readonly id: string
  /** The share of people who named it, of those who were asked. */
  readonly mentions: Estimate
} & (
  | {
      readonly says: 'lift'
      /** The share of good answers with the reason less without it, −1 to 1. */
      readonly lift: Estimate
      /** Lift times mentions: what the overall share gained, or lost, along with the reason. */
      readonly impact: number
      /** Adjusted over all reasons that have a lift (Benjamini–Hochberg), for marking. */
      readonly q: number | null
    }
  | { readonly says: 'mentions-only'; readonly because: 'asked-of-low-scores' | 'too-few' }
)

/**
 * How the share of good answers differs between people who named a reason and those who did not,
 * with Newcombe's interval. It says "associated with", never "causes".
 *
 * Where reasons are offered after low scores alone, nobody else could name one: a lift would be an
 * artefact, and only mentions count. The same with fewer than 30 people on either side.
 * @param reasons of the same people; every one with all of them, named or not
 * @returns in the same order; empty without reasons
 * @throws RangeError for counts that are not whole, more good answers than answers, or a level
 * outside (0, 1)
 * @example reasonLifts([{ id: 'wait', named: [12, 60], unnamed: [180, 240] }], 'everyone')[0].lift // value -0.55, low -0.646, high -0.418
 */
export function reasonLifts(
  reasons: readonly Reason[],
  askedOf: AskedOf,
  level: number = LEVEL,
): readonly ReasonLift[] {
  assertLevel(level)
  const compared = reasons.map(({ unnamed, named }) => shareChange(unnamed, named, level))
  const isTelling = reasons.map(
    ({ named, unnamed }) => askedOf === 'everyone' && Math.min(named[1], unnamed[1]) >= ENOUGH,
  )
  const tested = compared.filter(({ p }, index) => isTelling[index] && p !== null)
  const adjusted = benjaminiHochberg(tested.map(({ p }) => p!))
  return reasons.map(({ id, named, unnamed }, index): ReasonLift => {
    const mentions = share(named[1], named[1] + unnamed[1], level)
    if (!isTelling[index]) {
      const because = askedOf === 'everyone' ? 'too-few' : 'asked-of-low-scores'
      return { id, mentions, says: 'mentions-only', because }
    }
    const lift = compared[index]!.difference
    const q = adjusted[tested.indexOf(compared[index]!)] ?? null
    return { id, mentions, says: 'lift', lift, impact: lift.value! * mentions.value!, q }
  })
}

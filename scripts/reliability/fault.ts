/** The kinds of store that a fault is tried on. */
export const STORES = ['sqlite', 'postgres'] as const
export type StoreName = (typeof STORES)[number]

/** One row of the table: a fault that befalls a collector or its database, and when it is withstood. */
export interface Fault {
  readonly id: string
  readonly fault: string
  readonly passes: string
  readonly stores: readonly StoreName[]
  /** Ways to break what it tests, each on a store; under each of them it must turn red. */
  readonly sabotages: readonly Sabotage[]
  /** Why it cannot be tried here; `null` when it can. */
  readonly obstacle?: () => string | null
  /** Tries it on one store. An error that escapes is a fault as well. */
  readonly run: (trial: Trial) => Promise<Verdict>
}

export interface Sabotage {
  readonly name: string
  readonly store: StoreName
}

/** One run of a fault. */
export interface Trial {
  readonly store: StoreName
  /** The table's own numbers, or fewer that show the same. */
  readonly isShort: boolean
  /** How often, when somebody asked for a number of their own. */
  readonly count: number | null
  /** Chance that falls the same way for the same seed, fault and store. */
  readonly random: () => number
  /** One of the fault's sabotages, to see it fail. */
  readonly sabotage: string | null
}

/** What a run showed. */
export interface Verdict {
  /** What was done and counted, in a few words. */
  readonly figures: string
  /** What went wrong; none when it was withstood. */
  readonly faults: readonly string[]
}

/** The number of repetitions: what was asked for, the short form's, or the table's. */
export function countOf({ count, isShort }: Trial, short: number, full: number): number {
  return count ?? (isShort ? short : full)
}

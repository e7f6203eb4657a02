import type { Engine } from '../browsers.ts'

/** One row of the gauntlet: a fault, and when it counts as withstood. */
export interface Scenario {
  readonly id: string
  readonly fault: string
  readonly passes: string
  /** The engines that it runs in. */
  readonly engines: readonly Engine[]
  /** Ways to break what it tests; under each of them it must turn red. */
  readonly sabotages: readonly string[]
  /** Why it cannot run here; `null` when it can. */
  readonly obstacle?: () => string | null
  /** Runs it in one engine. An error that escapes is a fault as well. */
  readonly run: (trial: Trial) => Promise<Verdict>
}

/** One run of a scenario. */
export interface Trial {
  readonly engine: Engine
  /** The table's own numbers, or fewer that show the same. */
  readonly isShort: boolean
  /** How often, when somebody asked for a number of their own. */
  readonly count: number | null
  /** Chance that falls the same way for the same seed, scenario and engine. */
  readonly random: () => number
  /** One of the scenario's sabotages, to see it fail. */
  readonly sabotage: string | null
  /** Tells how it goes. */
  readonly say: (line: string) => void
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

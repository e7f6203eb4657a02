import { hasPostgres } from '../../packages/collector/src/testing/postgres.ts'
import { seeded } from '../gauntlet/seeded.ts'
import type { Fault, StoreName, Trial } from './fault.ts'

/** What became of a fault on one store. */
export interface Result {
  readonly id: string
  readonly store: StoreName
  readonly outcome: 'green' | 'red' | 'skipped'
  /** Figures, or why there are none. */
  readonly figures: string
  readonly faults: readonly string[]
  readonly seconds: number
}

/** Tries one fault on one store. Never rejects. */
export async function tryFault(
  { id, obstacle, run }: Fault,
  { seed, ...trial }: Omit<Trial, 'random'> & { readonly seed: number },
): Promise<Result> {
  const { store } = trial
  const none = obstacle?.() ?? (store === 'postgres' && !hasPostgres ? 'no PostgreSQL here' : null)
  if (none !== null) {
    return { id, store, outcome: 'skipped', figures: none, faults: [], seconds: 0 }
  }
  const begun = performance.now()
  const seconds = (): number => (performance.now() - begun) / 1000
  try {
    const verdict = await run({ ...trial, random: seeded(seed) })
    const outcome = verdict.faults.length === 0 ? 'green' : 'red'
    return { id, store, outcome, ...verdict, seconds: seconds() }
  } catch (error) {
    const faults = [error instanceof Error ? (error.stack ?? error.message) : String(error)]
    return { id, store, outcome: 'red', figures: 'broke off', faults, seconds: seconds() }
  }
}

/** The results as a table, and what is wrong below each. */
export function tableOf(
  faults: readonly Pick<Fault, 'id' | 'fault' | 'passes'>[],
  results: readonly Result[],
): string {
  return faults
    .flatMap(({ id, fault, passes }) => {
      const own = results.filter((result) => result.id === id)
      return own.length === 0 ? [] : [`${id}, ${fault}: ${passes}`, ...own.flatMap(linesOf)]
    })
    .join('\n')
}

function linesOf({ store, outcome, figures, faults, seconds }: Result): readonly string[] {
  const mark = { green: '✓', red: '✗', skipped: '–' }[outcome]
  const word = outcome === 'green' ? '' : `${outcome}: `
  const time = seconds > 0 ? ` (${seconds.toFixed(0)} s)` : ''
  return [
    `  ${mark} ${store.padEnd(9)}${word}${figures}${time}`,
    ...faults.map((each) => `      ${each}`),
  ]
}

/** Whether everything that was asked for was withstood. What cannot be tried here is no failure. */
export function isGreen(results: readonly Result[]): boolean {
  return (
    results.some(({ outcome }) => outcome === 'green') &&
    results.every(({ outcome }) => outcome !== 'red')
  )
}

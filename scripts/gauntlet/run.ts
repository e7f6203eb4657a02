import type { Engine } from '../browsers.ts'
import { findBrowser } from '../browsers.ts'
import type { Options } from './options.ts'
import type { Scenario } from './scenario.ts'
import { seeded } from './seeded.ts'

/** What became of a row in one engine. */
export interface Result {
  readonly id: string
  readonly engine: Engine
  readonly outcome: 'green' | 'red' | 'skipped'
  /** Figures, or why there are none. */
  readonly figures: string
  readonly faults: readonly string[]
  readonly seconds: number
}

/** Runs the rows that are asked for, one after another. Never rejects. */
export async function runGauntlet(
  scenarios: readonly Scenario[],
  options: Options,
  say: (line: string) => void,
): Promise<readonly Result[]> {
  const results: Result[] = []
  for (const scenario of scenarios) {
    if (options.only !== null && !options.only.includes(scenario.id)) continue
    for (const engine of scenario.engines) {
      if (options.engines !== null && !options.engines.includes(engine)) continue
      const result = await runScenario(scenario, engine, options, say)
      results.push(result)
      say(`${result.id} ${engine}: ${result.outcome}, ${result.figures}`)
    }
  }
  return results
}

/** Runs one row in one engine. Never rejects. */
export async function runScenario(
  scenario: Scenario,
  engine: Engine,
  { isShort, count, seed, sabotage }: Omit<Options, 'only' | 'engines'>,
  say: (line: string) => void = () => {},
): Promise<Result> {
  const obstacle =
    scenario.obstacle?.() ??
    (engine === 'webkit' && findBrowser(engine) === undefined ? 'no WebKitGTK here' : null)
  const { id } = scenario
  if (obstacle !== null) {
    return { id, engine, outcome: 'skipped', figures: obstacle, faults: [], seconds: 0 }
  }
  const begun = performance.now()
  const seconds = (): number => (performance.now() - begun) / 1000
  try {
    const verdict = await scenario.run({
      engine,
      isShort,
      count,
      sabotage,
      random: seeded(seed ^ hashOf(id + engine)),
      say: (line) => say(`  ${id} ${engine}: ${line}`),
    })
    const outcome = verdict.faults.length === 0 ? 'green' : 'red'
    return { id, engine, outcome, ...verdict, seconds: seconds() }
  } catch (error) {
    const faults = [error instanceof Error ? (error.stack ?? error.message) : String(error)]
    return { id, engine, outcome: 'red', figures: 'broke off', faults, seconds: seconds() }
  }
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193)
  return hash
}

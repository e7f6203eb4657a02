import { afterAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../scripts/browsers.ts'
import { runScenario } from '../../scripts/gauntlet/run.ts'
import type { Scenario } from '../../scripts/gauntlet/scenario.ts'
import { SCENARIOS } from '../../scripts/gauntlet/scenarios.ts'
import { putAway } from '../../scripts/gauntlet/shop/tablet.ts'

const SEED = Number(process.env['SEED'] ?? 20_261_122)
const PATIENCE = 400_000

/** Whether all of it is asked for: every row in each of its engines, in its short form, and every sabotage. */
const isAll = process.env['GAUNTLET'] !== undefined

/** So few repetitions are enough to see a scenario fail that is sabotaged. */
const ENOUGH: Readonly<Record<string, number>> = {
  R1: 300,
  R2: 8,
  R3: 1,
  R4: 40,
  R5: 1,
  R6: 1,
  R7: 2,
  R8: 1,
  R9: 1,
  R10: 1,
  R11: 350,
  R12: 1,
}

/**
 * What a minute has room for: repetitions by engine, and sabotages. The rows that are not here run on
 * pages of the tests beside this one: outbox-whole, kiosk-update, store and kiosk-recipe.
 */
const MINUTE: Readonly<Record<string, Row>> = {
  R1: { engines: { chromium: 300 } },
  R2: { engines: { chromium: 5, webkit: 2 } },
  R3: { engines: { chromium: 1, firefox: 1, webkit: 1 }, sabotages: ['relaxed'] },
  R4: { engines: { chromium: 40 } },
  R5: { engines: { chromium: 4 }, sabotages: ['impatient'] },
}

interface Row {
  /** How often in which engine; `null` for the short form's own number. */
  readonly engines: Partial<Readonly<Record<Engine, number | null>>>
  readonly sabotages?: readonly string[]
}

function rowOf({ id, engines, sabotages }: Scenario): Row {
  if (!isAll) return MINUTE[id] ?? { engines: {} }
  return { engines: Object.fromEntries(engines.map((engine) => [engine, null])), sabotages }
}

const ROWS = SCENARIOS.map((scenario) => {
  const { id, fault } = scenario
  return { id, fault, scenario, row: rowOf(scenario) }
}).filter(({ row }) => Object.keys(row.engines).length > 0)

afterAll(putAway)

describe.each(ROWS)('$id, $fault', ({ scenario, row }) => {
  const { engines, sabotages = [] } = row
  test.for(Object.entries(engines) as [Engine, number | null][])(
    'is withstood, in %s',
    { timeout: PATIENCE },
    async ([engine, count], { skip }) => {
      const how = { isShort: true, count, seed: SEED, sabotage: null }
      const result = await runScenario(scenario, engine, how)
      skip(result.outcome === 'skipped', result.figures)
      console.log(`${scenario.id} ${engine}, seed ${SEED}: ${result.figures}`)
      expect(result.faults).toEqual([])
      expect(result.outcome).toBe('green')
    },
  )

  test.for(sabotages)(
    'is not withstood, when it is sabotaged: %s',
    { timeout: PATIENCE },
    async (sabotage, { skip }) => {
      const how = { isShort: true, count: ENOUGH[scenario.id] ?? null, seed: SEED, sabotage }
      const result = await runScenario(scenario, scenario.engines[0]!, how)
      skip(result.outcome === 'skipped', result.figures)
      expect(result.outcome).toBe('red')
      expect(result.figures, result.faults[0]).not.toBe('broke off')
    },
  )
})

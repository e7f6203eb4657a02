import { describe, expect, test } from 'vitest'
import { FAULTS } from '../../scripts/reliability/faults.ts'
import { tryFault } from '../../scripts/reliability/run.ts'

const SEED = Number(process.env['SEED'] ?? 20_261_122)
const PATIENCE = 300_000
const SHORT = { isShort: true, seed: SEED }

describe.each(FAULTS)('$id: $fault', (fault) => {
  test.for(fault.stores)('is withstood on %s', { timeout: PATIENCE }, async (store, { skip }) => {
    const result = await tryFault(fault, { ...SHORT, store, count: null, sabotage: null })
    skip(result.outcome === 'skipped', result.figures)
    console.log(`${fault.id} on ${store}, seed ${SEED}: ${result.figures}`)
    expect(result.faults).toEqual([])
  })

  test.for(fault.sabotages)(
    'is not withstood on $store when it is sabotaged: $name',
    { timeout: PATIENCE },
    async ({ name, store }, { skip }) => {
      const result = await tryFault(fault, { ...SHORT, store, count: 2, sabotage: name })
      skip(result.outcome === 'skipped', result.figures)
      expect(result.outcome).toBe('red')
    },
  )
})

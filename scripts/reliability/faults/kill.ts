import { countOf, type Fault } from '../fault.ts'
import { openShop, verdictOf } from '../shop.ts'

/** A collector is killed while it is busiest. */
export const kill: Fault = {
  id: 'kill',
  fault: 'SIGKILL of a collector under load',
  passes: 'every acknowledged answer is there once, and rollups equal a recount',
  stores: ['sqlite', 'postgres'],
  sabotages: [],
  async run(trial) {
    const kills = countOf(trial, 4, 100)
    const shop = await openShop(trial.store)
    try {
      const load = shop.load(trial.random)
      for (let n = 0; n < kills; n++) {
        await load.more(20 + Math.floor(trial.random() * 200))
        const collector = shop.collectors[n % shop.collectors.length]!
        await collector.kill()
        await collector.restart()
      }
      return await verdictOf(shop, load, `${kills} kills`)
    } finally {
      await shop.close()
    }
  },
}

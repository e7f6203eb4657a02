import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countOf, type Fault } from '../fault.ts'
import { openShop, preloaded, verdictOf } from '../shop.ts'

const HOUR = 3_600_000

/** The collectors' clock is stepped back, and later forward again; senders' clocks are right. */
export const clock: Fault = {
  id: 'clock',
  fault: 'the clock of the collectors is stepped back by hours under load, and forward again',
  passes: 'nobody is refused; all is there once, listed in the order of arrival',
  stores: ['sqlite', 'postgres'],
  sabotages: [],
  async run(trial) {
    const steps = countOf(trial, 2, 20)
    const folder = mkdtempSync(join(tmpdir(), 'shopbell-clock-'))
    const file = join(folder, 'off')
    const set = (off: number): void => writeFileSync(file, String(off))
    set(0)
    const begun = Date.now()
    const env = { ...preloaded('clock'), RELIABILITY_CLOCK: file }
    const shop = await openShop(trial.store, { env })
    try {
      const load = shop.load(trial.random)
      for (let n = 0; n < steps; n++) {
        await load.more(100)
        set(-HOUR * (2 + Math.floor(trial.random() * 30)))
        await load.more(200)
        set(0)
      }
      await load.more(100)
      await load.stop()
      const rows = await shop.ask('SELECT at, received, arrival FROM response')
      const back = rows.filter(({ received }) => Number(received) < begun - HOUR).length
      const later = rows.filter(({ at, received }) => Number(at) > Number(received)).length
      const arrivals = new Set(rows.map(({ arrival }) => Number(arrival))).size
      return await verdictOf(shop, load, `${steps} steps back, ${back} responses meanwhile`, [
        ...(back > 0 ? [] : ['no response arrived while the clock was back']),
        ...(later === 0 ? [] : [`${later} responses are later than their arrival`]),
        ...(arrivals === rows.length ? [] : ['two responses have the same place in the list']),
        ...(load.requests.refused + load.requests.unheard === 0 ? [] : ['somebody was refused']),
      ])
    } finally {
      await shop.close()
      rmSync(folder, { recursive: true })
    }
  },
}

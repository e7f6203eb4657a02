import { countOf, type Fault } from '../fault.ts'
import { openShop, verdictOf } from '../shop.ts'

/** PostgreSQL's first process is killed while two collectors write. */
export const serverKill: Fault = {
  id: 'server-kill',
  fault: "SIGKILL of PostgreSQL's postmaster under the load of two collectors",
  passes: '503 with Retry-After meanwhile; all goes on by itself; all is there once',
  stores: ['postgres'],
  sabotages: [],
  async run(trial) {
    const kills = countOf(trial, 2, 10)
    const shop = await openShop('postgres')
    try {
      const load = shop.load(trial.random)
      for (let n = 0; n < kills; n++) {
        await load.more(20 + Math.floor(trial.random() * 200))
        await shop.server!.kill()
        await load.refused(8)
        await shop.server!.start()
      }
      await load.more(50)
      return await verdictOf(shop, load, `${kills} kills`)
    } finally {
      await shop.close()
    }
  },
}

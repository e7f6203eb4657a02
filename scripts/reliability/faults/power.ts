import { makeDisk, whyNoDisk } from '../../gauntlet/shop/disk.ts'
import { countOf, type Fault } from '../fault.ts'
import { openShop, preloaded, verdictOf } from '../shop.ts'

/** The plug is pulled: what was not flushed to the disk is gone, and every process with it. */
export const power: Fault = {
  id: 'power',
  fault: 'power cut under load: the disk stops at once, unflushed',
  passes: 'every acknowledged answer is there once, and rollups equal a recount',
  stores: ['sqlite', 'postgres'],
  sabotages: [
    { name: 'normal', store: 'sqlite' },
    { name: 'async-commit', store: 'postgres' },
  ],
  obstacle: whyNoDisk,
  async run(trial) {
    const cuts = countOf(trial, 2, 20)
    const disk = makeDisk()
    try {
      const shop = await openShop(trial.store, {
        disk,
        env: trial.sabotage === 'normal' ? preloaded('relaxed') : {},
        options: trial.sabotage === 'async-commit' ? ['synchronous_commit=off'] : [],
      })
      try {
        const load = shop.load(trial.random)
        for (let n = 0; n < cuts; n++) {
          const pull = await disk.hold()
          await load.more(20 + Math.floor(trial.random() * 400))
          await pull()
          if (shop.server === null) await shop.collectors[0]!.kill()
          else await shop.server.kill()
          await disk.replug()
          if (shop.server === null) await shop.collectors[0]!.restart()
          else await shop.server.start()
        }
        await load.more(20)
        return await verdictOf(shop, load, `${cuts} power cuts`)
      } finally {
        await shop.close()
      }
    } finally {
      await disk.remove()
    }
  },
}

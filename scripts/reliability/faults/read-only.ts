import { makeDisk, whyNoDisk } from '../../gauntlet/shop/disk.ts'
import { countOf, type Fault } from '../fault.ts'
import { openShop, verdictOf } from '../shop.ts'
import { troublesOf } from '../troubles.ts'

/** An error of the disk, after which the kernel lets nobody write to it until it is mounted anew. */
export const readOnly: Fault = {
  id: 'read-only',
  fault: 'the disk turns read-only after an error',
  passes: '503 with Retry-After, /readyz 503, /healthz 200; goes on once it is mounted anew',
  stores: ['sqlite', 'postgres'],
  sabotages: [],
  obstacle: whyNoDisk,
  async run(trial) {
    const times = countOf(trial, 1, 5)
    const faults: string[] = []
    const disk = makeDisk(300)
    try {
      const shop = await openShop(trial.store, { disk })
      try {
        const load = shop.load(trial.random)
        for (let n = 0; n < times; n++) {
          await load.more(50)
          const before = new Map(load.acknowledged)
          disk.fail()
          await load.refused(20)
          faults.push(...(await troublesOf(shop, before, 503)))
          if (shop.server === null) {
            const [collector] = shop.collectors
            await collector!.kill()
            await disk.replug(true)
            const started = await collector!.restart().then(
              () => true,
              () => false,
            )
            if (started) faults.push('it started on a disk that nobody may write to')
            await collector!.kill()
            await disk.replug()
            await collector!.restart()
          } else {
            await shop.server.kill()
            await disk.replug()
            await shop.server.start()
          }
          await load.more(50)
        }
        return await verdictOf(shop, load, `read-only ${times} times`, faults)
      } finally {
        await shop.close()
      }
    } finally {
      await disk.remove()
    }
  },
}

import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeDisk, whyNoDisk } from '../../gauntlet/shop/disk.ts'
import { countOf, type Fault } from '../fault.ts'
import { openShop, verdictOf } from '../shop.ts'
import { troublesOf } from '../troubles.ts'

/** Megabytes of the disk, and what is left of it when it is filled. */
const SIZE = { sqlite: 64, postgres: 200 }
const ROOM = { sqlite: 1, postgres: 3 }

/** The disk is filled by something else, and by the answers; later there is room again. */
export const diskFull: Fault = {
  id: 'disk-full',
  fault: 'disk full',
  passes:
    '503 with Retry-After, nothing half stored; goes on when there is room; all is there once',
  stores: ['sqlite', 'postgres'],
  sabotages: [],
  obstacle: whyNoDisk,
  async run(trial) {
    const times = countOf(trial, 1, 5)
    const faults: string[] = []
    const disk = makeDisk(SIZE[trial.store])
    const ballast = join(disk.folder, 'ballast')
    let crashes = 0
    try {
      const shop = await openShop(trial.store, { disk, options: ['max_wal_size=8MB'] })
      try {
        const load = shop.load(trial.random)
        for (let n = 0; n < times; n++) {
          await load.more(50)
          const before = new Map(load.acknowledged)
          const { bavail, bsize } = statfsSync(disk.folder)
          const room = ROOM[trial.store] * 2 ** 20
          writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - room), 1))
          await load.refused(20)
          faults.push(...(await troublesOf(shop, before)))
          rmSync(ballast)
          // A server that could not write its own log has ended; its service manager starts it.
          if (shop.server?.isUp() === false) {
            crashes++
            await shop.server.start()
          }
          await load.more(50)
        }
        const ended = crashes === 0 ? '' : `, ${crashes} of which PostgreSQL ended at`
        return await verdictOf(shop, load, `full ${times} times${ended}`, faults)
      } finally {
        await shop.close()
      }
    } finally {
      await disk.remove()
    }
  },
}

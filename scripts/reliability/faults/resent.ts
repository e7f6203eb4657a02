import { startCollector } from '../../../e2e/support/collector.ts'
import { makeDisk, whyNoDisk } from '../../gauntlet/shop/disk.ts'
import { countOf, type Fault } from '../fault.ts'
import { faultsOf } from '../kept.ts'
import { post } from '../load.ts'
import { openShop, preloaded } from '../shop.ts'
import { anyVisit } from '../visits.ts'

/**
 * A collector is killed between writing a commit and flushing it. Its successor sees what was
 * written and calls a resend of it a duplicate, which is an acknowledgement: then the plug is pulled.
 */
export const resent: Fault = {
  id: 'resent',
  fault: 'killed before a flush, sent again to the next process, then a power cut',
  passes: 'what the second process called a duplicate is there',
  stores: ['sqlite'],
  sabotages: [{ name: 'unflushed', store: 'sqlite' }],
  obstacle: whyNoDisk,
  async run(trial) {
    const cuts = countOf(trial, 1, 20)
    const faults: string[] = []
    let duplicates = 0
    for (let n = 0; n < cuts; n++) {
      const disk = makeDisk()
      try {
        // What a kill leaves just before the flush: written, seen by all, and on no disk.
        const shop = await openShop('sqlite', { disk, env: preloaded('relaxed') })
        try {
          const visits = Array.from({ length: 20 }, () => anyVisit(trial.random))
          const [first, fault] = await post(shop.collectors[0]!.url, visits)
          await shop.collectors[0]!.kill()
          const next = await startCollector(undefined, {
            folder: disk.folder,
            probe: '/healthz',
            env: trial.sabotage === null ? {} : preloaded('unflushed'),
          })
          const pull = await disk.hold()
          const [again] = await post(next.url, visits)
          await pull()
          await next.kill()
          await disk.replug()
          await shop.collectors[0]!.restart()
          if (first !== 'acknowledged' || again !== 'acknowledged') {
            faults.push(fault ?? `the batch was ${first}, then ${again}`)
          }
          duplicates += visits.length
          const acknowledged = new Map(visits.map((visit) => [visit.id, visit]))
          faults.push(...faultsOf(acknowledged, await shop.kept()))
        } finally {
          await shop.close()
        }
      } finally {
        await disk.remove()
      }
    }
    const figures = `${cuts} kills with a power cut each; ${duplicates} visits sent again`
    return { figures, faults }
  },
}

import { join } from 'node:path'
import { countOf, type Scenario, type Trial, type Verdict } from '../scenario.ts'
import { countAt, faultsOf } from '../shop/census.ts'
import { makeDisk, whyNoDisk } from '../shop/disk.ts'
import { clear, down } from '../shop/road.ts'
import { openShop } from '../shop/shop.ts'

/** From tap to tap, at most, real ms. */
const PAUSE = 20
/** Taps before the plug is pulled, at least and at most. */
const FEWEST = 3
const MOST = 25

/**
 * The plug of the disk is pulled while somebody taps offline: what was not flushed is gone. Then the
 * tablet starts again, by itself, on what is left of its disk, and with a network.
 */
export const r3: Scenario = {
  id: 'R3',
  fault: 'power cut while tapping × 100 over the engines',
  passes:
    'every thanked tap is there after the restart, the database opens without a person; with relaxed durability the same test fails',
  engines: ['chromium', 'firefox', 'webkit'],
  sabotages: ['relaxed'],
  obstacle: whyNoDisk,
  run,
}

async function run(trial: Trial): Promise<Verdict> {
  const { engine, random, sabotage } = trial
  const cuts = countOf(trial, 1, engine === 'chromium' ? 40 : 30)
  const disk = makeDisk()
  const shop = await openShop()
  const { road, collector } = shop
  const profile = join(disk.folder, 'profile')
  const tapped = new Set<string>()
  const thanked = new Set<string>()
  const faults: string[] = []

  const open = async (boot: string): ReturnType<typeof shop.tablet> => {
    const { tablet, line } = await shop.tablet(engine, profile)
    const { storage } = await line
      .ask('open', {
        device: 'r3',
        boot,
        sabotage: sabotage === 'relaxed' ? 'relaxed' : undefined,
      })
      .then(() => line.ask('status'))
      .then(([status]) => status!)
    if (storage !== 'disk') faults.push(`after cut ${boot} the database did not open: ${storage}`)
    return { tablet, line }
  }

  try {
    let { tablet, line } = await open('0')
    for (let cut = 1; cut <= cuts && faults.length === 0; cut++) {
      road.weather = down
      const enough = thanked.size + FEWEST + Math.floor(random() * (MOST - FEWEST))
      const pull = await disk.hold()
      let isCut = false
      await new Promise<void>((resolve) => {
        line.onSighting(({ what, id }) => {
          if (what === 'tapped') tapped.add(id)
          if (isCut) return
          if (what === 'thanked') thanked.add(id)
          if (thanked.size >= enough) resolve()
        })
        const seed = Math.floor(random() * 2 ** 31)
        void line.ask('keepTapping', { pause: PAUSE, seed })
      })
      // What is thanked for from here on may be later than the cut.
      isCut = true
      await pull()
      await tablet.kill()
      await disk.replug()

      road.weather = clear
      ;({ tablet, line } = await open(String(cut)))
      for (let tries = 0; tries < 100; tries++) {
        await line.ask('flush')
        const [status] = await line.ask('status')
        if (status!.pending === 0) break
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      const { ids } = countAt(collector)
      faults.push(...faultsOf(countAt(collector), thanked, tapped))
      if (faults.length > 0) faults.unshift(`in cut ${cut}`)
      trial.say(`cut ${cut}: ${thanked.size} thanked, ${ids.size} there`)
    }
    await tablet.kill()
    const { ids } = countAt(collector)
    return {
      figures: `${cuts} cuts; ${thanked.size} thanked, ${[...thanked].filter((id) => ids.has(id)).length} of them there`,
      faults,
    }
  } finally {
    await shop.close()
    await disk.remove()
  }
}

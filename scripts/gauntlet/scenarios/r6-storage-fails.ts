import type { StorageFault } from '../page/storage-faults.ts'
import { countOf, type Scenario, type Trial, type Verdict } from '../scenario.ts'
import { countAt, faultsOf } from '../shop/census.ts'
import { clear, down } from '../shop/road.ts'
import { openShop } from '../shop/shop.ts'

const FAULTS: readonly StorageFault[] = [
  'open rejects',
  'open throws',
  'the backing store does not open',
  'open hangs',
  'open is blocked',
  'the server is lost',
  'the connection is closed',
  'the disk is full',
  'every write is aborted',
  'writes hang',
]

/** How soon the database is used again after a fault, ms; and what a busy machine may add. */
const HEALED = 5_000
const BUSY = 1_500
/** How soon a tap is thanked for while the database does not answer, ms. */
const THANKED = 1_000

/**
 * IndexedDB fails in each way in which browsers were seen to fail, while taps are made; then it works
 * again, and nobody does anything. The tablet is killed, and sends only when it is switched on anew.
 */
export const r6: Scenario = {
  id: 'R6',
  fault: 'IndexedDB: open rejects, blocked, hangs, closes, "server lost", quota exceeded, aborted',
  passes: 'the tap still ends in thanks backed by a copy; heals ≤ 5 s after the fault',
  engines: ['chromium', 'firefox', 'webkit'],
  sabotages: ['no copy'],
  run,
}

async function run(trial: Trial): Promise<Verdict> {
  const { engine, sabotage } = trial
  const taps = countOf(trial, 3, 20)
  const shop = await openShop()
  const { road, collector } = shop
  const thanked = new Set<string>()
  const faults: string[] = []
  const waits: number[] = []
  const heals: number[] = []
  let copied = 0

  /** Taps, has the database fail, taps, mends it, and kills the tablet; sends in its next life. */
  async function suffer(fault: StorageFault): Promise<void> {
    const own = new Set<string>()
    road.weather = down
    const { tablet, line } = await shop.tablet(engine)
    const tap = async (): Promise<void> => {
      const thanks = await line.ask('tap', { values: Array.from({ length: taps }, () => 4) })
      for (const id of thanks.kept) own.add(id)
      copied += thanks.copied
      waits.push(...thanks.waits)
      if (thanks.unsafe > 0) faults.push(`${fault}: ${thanks.unsafe} taps without a copy`)
    }
    await line.ask('open', {
      device: 'r6',
      boot: fault,
      sabotage: sabotage === 'no copy' ? 'no copy' : undefined,
    })
    await tap()
    await line.ask('breakStorage', { fault })
    await tap()
    const healed = await line.ask('mendStorage', { patience: 4 * HEALED })
    heals.push(healed)
    if (healed > HEALED + BUSY) faults.push(`${fault}: healed after ${Math.round(healed)} ms`)
    const waiting = new Set(await line.ask('pending'))
    const missing = [...own].filter((id) => !waiting.has(id))
    if (missing.length > 0) faults.push(`${fault}: ${missing.length} do not wait any more`)
    await tablet.kill()

    road.weather = clear
    const next = await shop.tablet(engine)
    await next.line.ask('open', { device: 'r6', boot: `${fault}, after` })
    await next.line.ask('untilDrained')
    await next.tablet.kill()
    for (const id of own) thanked.add(id)
    trial.say(`${fault}: healed after ${Math.round(healed)} ms`)
  }

  try {
    for (const fault of FAULTS) await suffer(fault)
    const late = waits.filter((wait) => wait > THANKED + BUSY)
    if (late.length > 0) faults.push(`${late.length} of ${waits.length} taps were thanked for late`)
    if (copied === 0) faults.push('no tap needed the copy')
    faults.push(...faultsOf(countAt(collector), thanked))
    return {
      figures: `${FAULTS.length} faults; ${thanked.size} taps, ${copied} thanked by the copy, within ${Math.round(Math.max(...waits))} ms; healed within ${Math.round(Math.max(...heals))} ms`,
      faults,
    }
  } finally {
    await shop.close()
  }
}

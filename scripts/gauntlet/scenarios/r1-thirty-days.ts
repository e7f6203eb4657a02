import { countOf, type Scenario, type Trial, type Verdict } from '../scenario.ts'
import { countAt, faultsOf } from '../shop/census.ts'
import { clear, down, type Weather } from '../shop/road.ts'
import { openShop } from '../shop/shop.ts'

const DAYS = 30 * 86_400_000
/** Between two looks at the clock the tablet sleeps, and that many people tap one after another. */
const CROWD = 100
/** Writes under way at once while the queue is filled: only to be done sooner. */
const LANES = 20
/** There and back again, ms. */
const ROUND_TRIP = 50
/** Between two taps while it drains, ms. */
const EVERY = 250
const LONGEST_DRAIN = 600_000
/** From tap to thanks, of 95 in a hundred, ms. */
const PATIENCE = 100

/**
 * Thirty days without a network, by a clock of the gauntlet's own, on which a hundred thousand
 * people tapped; then the network is back, and people go on tapping while all of it is sent.
 */
export const r1: Scenario = {
  id: 'R1',
  fault: '30 days offline by a fake clock, 100,000 queued, then online',
  passes: 'each id once; drain ≤ 10 min at 50 ms round trip; tap p95 ≤ 100 ms meanwhile',
  engines: ['chromium'],
  sabotages: ['rob'],
  run,
}

const far: Weather = async (batch, forward, reply) => {
  await new Promise((resolve) => setTimeout(resolve, ROUND_TRIP))
  await clear(batch, forward, reply)
}

async function run(trial: Trial): Promise<Verdict> {
  const { engine, random, sabotage, isShort } = trial
  const taps = countOf(trial, 2_000, 100_000)
  const shop = await openShop()
  const { road, collector } = shop
  const thanked = new Set<string>()
  const faults: string[] = []
  const note = ({ kept, unsafe }: { kept: readonly string[]; unsafe: number }): void => {
    for (const id of kept) thanked.add(id)
    if (unsafe > 0) faults.push(`${unsafe} taps were not kept on the disk`)
  }
  try {
    const { line } = await shop.tablet(engine)
    road.weather = down
    await line.ask('open', { device: 'r1', boot: '1', clock: Date.now() - DAYS })
    const begun = performance.now()
    while (thanked.size < taps && faults.length === 0) {
      const people = Math.min(CROWD, taps - thanked.size)
      const values = Array.from({ length: people }, () => Math.ceil(random() * 4))
      note(await line.ask('tap', { values, lanes: LANES }))
      await line.ask('sleep', { milliseconds: (DAYS * people) / taps })
      if (thanked.size % 10_000 === 0) trial.say(`${thanked.size} queued`)
    }
    const filled = (performance.now() - begun) / 1000
    const tries = road.batches.length
    const [queued] = await line.ask('status')
    if (queued!.pending !== taps) faults.push(`${queued!.pending} of ${taps} are in the queue`)
    if (faults.length > 0) return { figures: `stopped at ${thanked.size} taps`, faults }
    const isRobbed = sabotage === 'rob'
    if (isRobbed) await line.ask('rob')

    const backlog = taps - (isRobbed ? 1 : 0)
    await line.ask('release')
    road.weather = far
    const online = performance.now()
    const meanwhile = await line.ask('tapUntilDrained', { every: EVERY, backlog })
    const drained = performance.now() - online
    note(meanwhile)
    for (let more = 0; more < 100 && (await line.ask('pending')).length > 0; more++) {
      await line.ask('flush')
    }
    faults.push(...faultsOf(countAt(collector), thanked))
    if (drained > LONGEST_DRAIN) faults.push(`draining took ${seconds(drained)} s`)
    const waits = [...meanwhile.waits].sort((a, b) => a - b)
    const p95 = waits[Math.ceil(waits.length * 0.95) - 1]!
    // So few taps on a machine that runs other tests as well say nothing about time.
    if (!isShort && p95 > PATIENCE) faults.push(`tap p95 ${p95.toFixed(0)} ms while it drained`)
    return {
      figures: `${taps} queued in ${seconds(filled * 1000)} s (${tries} tries meanwhile), drained in ${seconds(drained)} s by ${road.batches.length - tries} requests; ${waits.length} taps meanwhile, p95 ${p95.toFixed(0)} ms, longest ${waits.at(-1)!.toFixed(0)}; ${countAt(collector).ids.size} stored`,
      faults,
    }
  } finally {
    await shop.close()
  }
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1)

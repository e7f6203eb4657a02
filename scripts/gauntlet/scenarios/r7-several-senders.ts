import type { Scenario, Trial, Verdict } from '../scenario.ts'
import { countOf } from '../scenario.ts'
import { countAt, faultsOf } from '../shop/census.ts'
import { clear, type Weather } from '../shop/road.ts'
import type { Line } from '../shop/desk.ts'
import { openShop } from '../shop/shop.ts'

/** How soon another one sends, ms; and room for a busy machine to show it. */
const FOLLOWED = 10_000
const BUSY = 1_500
const TAPS = 10

/**
 * Three tabs and a service worker share one outbox, and all of them drain it. Then the tab that sends
 * goes away in the middle of it, and then the next one hangs in the middle of it.
 */
export const r7: Scenario = {
  id: 'R7',
  fault: 'two tabs and the service worker draining; leader killed or hung',
  passes: '0 double sends in steady state; hand-over ≤ 10 s',
  engines: ['chromium', 'firefox', 'webkit'],
  sabotages: ['no locks'],
  run,
}

async function run(trial: Trial): Promise<Verdict> {
  const { engine, sabotage } = trial
  const rounds = countOf(trial, 5, 50)
  const shop = await openShop()
  const { road, collector } = shop
  const thanked = new Set<string>()
  const faults: string[] = []

  try {
    const { lines } = await shop.tabs(engine, 3)
    const [first, second, third] = lines as [Line, Line, Line]
    for (const line of lines) {
      await line.ask('open', {
        device: 'r7',
        // The same, so that their taps go in one batch: browsers let a tab that nobody sees begin one a
        // second.
        boot: 'one',
        sabotage: sabotage === 'no locks' ? 'no locks' : undefined,
      })
    }
    await first.ask('openWorker')
    const tap = async (line: Line, count = TAPS): Promise<void> => {
      const { kept } = await line.ask('tap', { values: Array.from({ length: count }, () => 3) })
      for (const id of kept) thanked.add(id)
    }

    for (let round = 0; round < rounds; round++) {
      await Promise.all(lines.map((line) => tap(line)))
      await Promise.all([
        ...lines.map((line) => line.ask('flush')),
        first.ask('drainByWorker'),
        second.ask('drainByWorker'),
      ])
      await first.ask('untilDrained')
    }
    const sent = road.batches.flatMap(({ ids }) => ids)
    const steady = sent.length
    if (steady !== new Set(sent).size) faults.push(`${steady - new Set(sent).size} were sent twice`)
    if (new Set(sent).size !== thanked.size) {
      faults.push(`${thanked.size} were thanked, ${new Set(sent).size} sent`)
    }

    /** Makes a tab send, lets something happen to it meanwhile, and waits for another one's batch. */
    const followed = async (
      leader: Line,
      follower: Line,
      happen: () => Promise<unknown>,
    ): Promise<number> => {
      let sending = (): void => {}
      const isSending = new Promise<void>((resolve) => (sending = resolve))
      const swallow: Weather = (_, __, reply) => {
        sending()
        reply.never()
      }
      road.weather = swallow
      await tap(leader, 1)
      await isSending
      await happen()
      const begun = Date.now()
      const arrived = new Promise<number>((resolve) => {
        road.weather = async (_, forward, reply) => {
          resolve(Date.now() - begun)
          reply.send(await forward())
        }
      })
      await tap(follower, 1)
      return await arrived
    }
    const afterGone = await followed(first, second, () => first.ask('leave'))
    trial.say(`the one who left was followed after ${afterGone} ms`)
    const afterHung = await followed(second, third, () =>
      second.ask('hang', { milliseconds: 25_000 }),
    )
    trial.say(`the one who hung was followed after ${afterHung} ms`)
    for (const [what, wait] of [['left', afterGone] as const, ['hung', afterHung] as const]) {
      if (wait > FOLLOWED + BUSY) faults.push(`who ${what} was followed after ${wait} ms`)
    }
    road.weather = clear
    await third.ask('untilDrained')
    faults.push(...faultsOf(countAt(collector), thanked))
    return {
      figures: `${steady} sends of ${rounds * lines.length * TAPS} taps by three tabs and a worker; followed after ${afterGone} ms when the leader left, ${afterHung} ms when it hung`,
      faults,
    }
  } finally {
    await shop.close()
  }
}

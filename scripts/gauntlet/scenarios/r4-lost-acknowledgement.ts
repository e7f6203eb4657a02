import type { Scenario, Trial, Verdict } from '../scenario.ts'
import { countOf } from '../scenario.ts'
import { pick } from '../seeded.ts'
import { countAt, faultsOf } from '../shop/census.ts'
import { clear, type Weather } from '../shop/road.ts'
import { openShop } from '../shop/shop.ts'

/** So many tablets at once, in one page and on one clock. */
const TABLETS = 20
/** The share of acknowledgements that never arrive. */
const LOST = 0.9
/** The share of batches that do not even arrive, so that nobody may count on it. */
const STRAYED = 0.1
/** Timers this close together fire together, so that the tablets send at the same time, ms. */
const GRAIN = 40_000
const ROUND = 300_000

/**
 * The collector commits, and its acknowledgement never arrives: the connection is reset, breaks off
 * within the answer, or brings half of it. Some batches do not even arrive.
 */
export const r4: Scenario = {
  id: 'R4',
  fault: 'acknowledgement lost × 10,000',
  passes: '0 duplicates',
  engines: ['chromium', 'firefox', 'webkit'],
  sabotages: ['new ids', 'hasty'],
  run,
}

async function run(trial: Trial): Promise<Verdict> {
  const { engine, random, sabotage } = trial
  const target = countOf(trial, 300, 10_000)
  const shop = await openShop()
  const { road, collector } = shop
  const fate = { lost: 0 }

  const forgetful: Weather = async (batch, forward, reply) => {
    // As a collector would be that takes each request for a new one.
    const renewed = (text: string): string =>
      text.replaceAll(/("id":"[0-9a-f-]{14}7[0-9a-f]{3}-)[0-9a-f]{4}/g, (_, start: string) => {
        return start + (0x8000 + Math.floor(random() * 0x4000)).toString(16)
      })
    if (random() < STRAYED) return reply.reset()
    const answer = await forward(sabotage === 'new ids' ? renewed(batch.body) : undefined)
    if (fate.lost >= target || random() >= LOST) return reply.send(answer)
    fate.lost++
    pick(
      [() => reply.reset(), () => reply.half(answer), () => reply.send(halved(answer))],
      random,
    )()
  }

  try {
    const { line } = await shop.tablet(engine)
    const clock = Date.now()
    await line.ask('open', {
      boxes: TABLETS,
      device: 'r4',
      boot: '1',
      clock,
      sabotage: sabotage === 'hasty' ? 'hasty' : undefined,
    })
    const thanked = new Set<string>()
    const faults: string[] = []
    road.weather = forgetful
    while (fate.lost < target && faults.length === 0) {
      const sentBefore = road.batches.length
      for (let box = 0; box < TABLETS; box++) {
        const values = Array.from({ length: 1 + Math.floor(random() * 5) }, () =>
          Math.ceil(random() * 4),
        )
        const { kept, unsafe } = await line.ask('tap', { values, box })
        for (const id of kept) thanked.add(id)
        if (unsafe > 0) faults.push(`${unsafe} taps were not kept on the disk`)
      }
      await line.ask('elapse', { milliseconds: ROUND, grain: GRAIN })
      if (road.batches.length === sentBefore) faults.push('nothing was sent for five minutes')
      trial.say(`${fate.lost} of ${target} lost`)
    }
    road.weather = clear
    await line.ask('elapse', { milliseconds: 2 * ROUND, grain: GRAIN })
    const waiting = await line.ask('pending')
    if (waiting.length > 0) faults.push(`${waiting.length} still wait ten minutes after`)
    faults.push(...faultsOf(countAt(collector), thanked))
    const verified = await collector.run('verify')
    if (verified.code !== 0) faults.push(`verify: ${verified.out}${verified.err}`)
    const sent = road.batches.reduce((sum, { ids }) => sum + ids.length, 0)
    return {
      figures: `${fate.lost} lost acknowledgements; ${thanked.size} taps sent ${sent} times, stored ${countAt(collector).ids.size}`,
      faults,
    }
  } finally {
    await shop.close()
  }
}

const halved = <A extends { readonly body: string }>(answer: A): A => ({
  ...answer,
  body: answer.body.slice(0, answer.body.length >> 1),
})

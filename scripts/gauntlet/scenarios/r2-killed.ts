import type { Engine } from '../../browsers.ts'
import type { Orders } from '../orders.ts'
import { countOf, type Scenario, type Trial, type Verdict } from '../scenario.ts'
import { pick } from '../seeded.ts'
import { countAt, faultsOf } from '../shop/census.ts'
import type { Line } from '../shop/desk.ts'
import { clear, down } from '../shop/road.ts'
import { openShop, type Shop } from '../shop/shop.ts'

/** What the tablet is in the middle of when it is killed. */
const POINTS = ['start', 'tap', 'commit', 'send', 'ack', 'delete'] as const
type Point = (typeof POINTS)[number]

/** How often, in the short form and in the whole: 50 and 1,000 in all. */
const KILLS: Readonly<Record<Engine, readonly [number, number]>> = {
  chromium: [33, 600],
  firefox: [5, 150],
  webkit: [12, 250],
}
/** The share of lives without a network, so that there is a backlog. */
const OFFLINE = 0.25
/** From tap to tap, at most, real ms. */
const PAUSE = 30
/** From a point to what comes after it, at most, real ms. */
const JITTER = 8
/** How long an offline life goes on after its point was reached, at most, ms. */
const PATIENCE = 20_000

/**
 * Every process of the browser is killed at once, again and again on one profile, while it taps:
 * after a tap, in its commit, when its batch has come to the road, when the collector has committed,
 * when the acknowledgement is on its way. A tap that was thanked for must arrive, once.
 */
export const r2: Scenario = {
  id: 'R2',
  fault: 'browser SIGKILL at random points (tap, commit, send, ack, delete) × 1,000',
  passes: 'every thanked tap once',
  engines: ['chromium', 'firefox', 'webkit'],
  sabotages: ['hasty', 'in memory'],
  run,
}

async function run(trial: Trial): Promise<Verdict> {
  const { engine } = trial
  const kills = countOf(trial, ...KILLS[engine])
  const shop = await openShop()
  try {
    const tapped = new Set<string>()
    const thanked = new Set<string>()
    const at = new Map<Point, number>()
    const faults: string[] = []
    let unsafe = 0
    for (let kill = 0; kill < kills; kill++) {
      const life = await live(shop, trial, kill)
      for (const id of life.tapped) tapped.add(id)
      for (const id of life.thanked) thanked.add(id)
      unsafe += life.unsafe
      at.set(life.point, (at.get(life.point) ?? 0) + 1)
      if (kill % 50 === 49) trial.say(`${kill + 1} kills, ${thanked.size} thanked`)
    }

    // The last life goes on until all is delivered.
    shop.road.weather = clear
    const { tablet, line } = await shop.tablet(engine)
    await open(line, trial, kills)
    const left = await drained(line)
    await tablet.kill()
    if (left.pending > 0) faults.push(`${left.pending} still wait`)
    if (left.quarantined > 0) faults.push(`${left.quarantined} are in quarantine`)
    const census = countAt(shop.collector)
    faults.push(...faultsOf(census, thanked, tapped))
    const verified = await shop.collector.run('verify')
    if (verified.code !== 0) faults.push(`verify: ${verified.out}${verified.err}`)

    const sent = shop.road.batches.flatMap(({ ids }) => ids)
    const again = sent.length - new Set(sent).size
    const points = [...at].map(([point, count]) => `${point} ${count}`).join(', ')
    return {
      figures: `${kills} kills (${points}); ${thanked.size} thanked on disk, ${unsafe} in memory; ${census.ids.size} stored once, ${again} sent again`,
      faults,
    }
  } finally {
    await shop.close()
  }
}

interface Life {
  readonly point: Point
  readonly tapped: readonly string[]
  readonly thanked: readonly string[]
  readonly unsafe: number
}

/** From switching on to the kill. */
async function live(shop: Shop, trial: Trial, number: number): Promise<Life> {
  const { engine, random, sabotage } = trial
  const { road } = shop
  const isOffline = random() < OFFLINE
  const point = pick(isOffline ? (['start', 'tap', 'commit'] as const) : POINTS, random)
  // So that a kill meets the first of its kind in a life, or a later one.
  const occurrences = 1 + Math.floor(random() * 6)
  const jitter = random() * JITTER
  const seed = Math.floor(random() * 2 ** 31)
  const tapped: string[] = []
  const thanked: string[] = []
  let unsafe = 0

  road.weather = isOffline ? down : clear
  const { tablet, line } = await shop.tablet(engine)
  let left = occurrences
  let reached = (): void => {}
  const isReached = new Promise<void>((resolve) => (reached = resolve))
  const passing = (here: Point): void => {
    if (here === point && --left === 0) reached()
  }
  line.onSighting(({ what, id }) => {
    if (what === 'tapped') {
      tapped.push(id)
      passing('tap')
      passing('commit')
    }
    if (what === 'thanked') thanked.push(id)
    if (what === 'unsafe') {
      unsafe++
      if (sabotage === 'in memory') thanked.push(id)
    }
  })
  road.passing = passing
  const begun = open(line, trial, number).then(() =>
    line.ask('keepTapping', { pause: PAUSE, seed }),
  )
  // Killed before it answered: it never will.
  begun.catch(() => undefined)
  if (point === 'start') {
    await new Promise((resolve) => setTimeout(resolve, jitter * 20))
  } else {
    await begun
    let timer: NodeJS.Timeout | undefined
    await Promise.race([
      isReached,
      new Promise((resolve) => (timer = setTimeout(resolve, PATIENCE))),
    ])
    clearTimeout(timer)
    // The road's points are where they say; from a tap to its commit it takes a moment.
    if (point !== 'send' && point !== 'ack') {
      await new Promise((resolve) => setTimeout(resolve, jitter))
    }
  }
  await tablet.kill()
  road.passing = () => {}
  return { point, tapped, thanked, unsafe }
}

function open(line: Line, { sabotage }: Trial, life: number): Promise<ReturnType<Orders['open']>> {
  return line.ask('open', {
    device: 'r2',
    boot: String(life),
    sabotage: sabotage === 'hasty' || sabotage === 'in memory' ? sabotage : undefined,
  })
}

/** Waits until nothing waits, or nothing changes any more. */
async function drained(line: Line): Promise<{ pending: number; quarantined: number }> {
  for (let tries = 0; ; tries++) {
    await line.ask('flush')
    const { pending, quarantined } = (await line.ask('status'))[0]!
    if (pending === 0 || tries > 100) return { pending, quarantined }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

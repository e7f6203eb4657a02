import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Collector } from '../../../e2e/support/collector.ts'
import { countOf, type Scenario, type Trial, type Verdict } from '../scenario.ts'
import { countAt, faultsOf } from '../shop/census.ts'
import { clear, down } from '../shop/road.ts'
import { openShop } from '../shop/shop.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const YEAR = 365 * DAY
const SPAN = 2 * DAY
const TAPS = 60
/** How far a moment may be off and count as right, ms; and how many have to be right, or marked. */
const NEAR = 120_000
const ENOUGH = 0.99

/** What somebody does to a tablet's clock, and when: by how much, before which of its taps. */
interface Story {
  readonly name: string
  readonly sets: readonly (readonly [before: number, by: number])[]
  /** Whether the clock that counts from the boot stands still while the tablet sleeps. */
  readonly stands?: boolean
  /** Whether the tablet is switched off before it ever reached the collector. */
  readonly isLost?: boolean
  /** Whether every moment can be known, so that none may be marked. */
  readonly isPlain?: boolean
}

/**
 * Tablets without a network whose wall clocks are wrong, or are set while answers wait. Then the
 * network is back, once, and the collector has to find out when each tap was.
 */
export const r8: Scenario = {
  id: 'R8',
  fault: 'clock ± 1 year, jump in mid-queue, DST, no sync since boot',
  passes:
    'order kept; ≥ 99 % within ± 2 min after one later sync, else marked; never a negative age',
  engines: ['chromium'],
  sabotages: ['wall clock alone'],
  run,
}

function stories(random: () => number): readonly Story[] {
  const somewhere = (): number => 1 + Math.floor(random() * (TAPS - 1))
  const somehow = (): number =>
    (random() < 0.5 ? -1 : 1) * Math.round(NEAR + random() * (YEAR - NEAR))
  const jump = somehow()
  return [
    { name: 'a year ahead', sets: [[0, YEAR]], isPlain: true },
    { name: 'a year behind', sets: [[0, -YEAR]], isPlain: true },
    { name: 'a year behind, asleep between taps', sets: [[0, -YEAR]], stands: true },
    {
      name: 'a year ahead, then set right',
      sets: [
        [0, YEAR],
        [somewhere(), -YEAR],
      ],
    },
    {
      name: 'a year behind, then set right',
      sets: [
        [0, -YEAR],
        [somewhere(), YEAR],
      ],
    },
    { name: 'set somehow', sets: [[somewhere(), jump]] },
    {
      name: 'set somehow, and back',
      sets: [
        [TAPS / 4, jump],
        [TAPS / 2, -jump],
      ],
    },
    { name: 'set an hour ahead for the summer', sets: [[somewhere(), HOUR]] },
    { name: 'set an hour back for the winter', sets: [[somewhere(), -HOUR]] },
    { name: 'switched off without a sync', sets: [[0, somehow()]], isLost: true },
  ]
}

async function run(trial: Trial): Promise<Verdict> {
  const { engine, random, sabotage } = trial
  const rounds = countOf(trial, 1, 10)
  const tellsClock = sabotage !== 'wall clock alone'
  const shop = await openShop()
  const { road, collector } = shop
  const thanked = new Set<string>()
  const told: Told[] = []
  const faults: string[] = []
  try {
    for (let round = 0; round < rounds; round++) {
      for (const [at, story] of stories(random).entries()) {
        const device = `r8-${round}-${at}`
        const opened = async (boot: string, clock: number) => {
          const { tablet, line } = await shop.tablet(engine)
          await line.ask('open', { device, boot, clock, tellsClock })
          return { tablet, line }
        }
        road.weather = down
        let { tablet, line } = await opened('1', Date.now() - SPAN)
        for (let tap = 0; tap < TAPS; tap++) {
          for (const [before, by] of story.sets) {
            if (before === tap) await line.ask('setClock', { by })
          }
          const { kept } = await line.ask('tap', { values: [Math.ceil(random() * 4)] })
          for (const id of kept) thanked.add(id)
          const milliseconds = (random() * 2 * SPAN * 0.9) / TAPS / 2
          await line.ask('sleep', { milliseconds, stands: story.stands === true })
        }
        if (story.isLost === true) {
          await tablet.kill()
          ;({ tablet, line } = await opened('2', Date.now() - HOUR))
        }
        await line.ask('catchUp')
        await line.ask('release')
        road.weather = clear
        await line.ask('untilDrained')
        const refused = await line.ask('quarantined')
        if (refused.length > 0) {
          faults.push(`${story.name}: ${refused.length} were refused: ${refused[0]!.code}`)
        }
        await tablet.kill()

        const moments = momentsOf(collector, `${device}-0`)
        told.push({ ...judged(moments), story })
        faults.push(...faultsAt(story, moments))
      }
    }
    // What is marked counts in its day and in no hour.
    const { ids, counted } = countAt(collector)
    const { day = 0, hour = 0 } = counted
    faults.push(...faultsOf({ ids, counted: { day } }, thanked))
    const certain = ids.size - sum(told.map((each) => each.marked))
    if (hour !== certain) faults.push(`${certain} certain answers are counted as ${hour} in hours`)
    const withSync = told.filter(({ story }) => story.isLost !== true)
    const taps = sum(withSync.map((each) => each.taps))
    const wrong = sum(withSync.map((each) => each.wrong))
    if (wrong > (1 - ENOUGH) * taps) faults.push(`${wrong} of ${taps} are wrong and not marked`)
    const right = taps - wrong - sum(withSync.map((each) => each.marked))
    return {
      figures: `${told.length} clocks, ${thanked.size} taps; after one sync ${right} of ${taps} within 2 min, ${taps - wrong - right} marked, ${wrong} wrong; ${thanked.size - taps} of boots without one`,
      faults,
    }
  } finally {
    await shop.close()
  }
}

/** A tap, as the collector has it. */
interface MomentKept {
  /** When it really was, when the collector says it was, and when it came, epoch ms. */
  readonly truth: number
  readonly at: number
  readonly received: number
  readonly isMarked: boolean
}

interface Told {
  readonly story: Story
  readonly taps: number
  /** Said to be uncertain. */
  readonly marked: number
  /** Further off than is right, and not marked. */
  readonly wrong: number
}

/** A tablet's taps in the order they were made, read without the collector's code. */
function momentsOf(collector: Pick<Collector, 'data'>, device: string): readonly MomentKept[] {
  const database = new DatabaseSync(join(collector.data, 'shopbell.db'), { readOnly: true })
  try {
    return database
      .prepare(
        `SELECT fields ->> 'truth' AS truth, at, received, uncertain FROM response
         WHERE device = ? ORDER BY boot, seq`,
      )
      .all(device)
      .map(({ truth, at, received, uncertain }) => ({
        truth: Number(truth),
        at: Number(at),
        received: Number(received),
        isMarked: uncertain === 1,
      }))
  } finally {
    database.close()
  }
}

function judged(moments: readonly MomentKept[]): Omit<Told, 'story'> {
  const wrong = moments.filter(
    ({ at, truth, isMarked }) => !isMarked && Math.abs(at - truth) > NEAR,
  )
  return {
    taps: moments.length,
    marked: moments.filter(({ isMarked }) => isMarked).length,
    wrong: wrong.length,
  }
}

function faultsAt(
  { name, isPlain, isLost }: Story,
  moments: readonly MomentKept[],
): readonly string[] {
  const faults: string[] = []
  if (moments.length !== TAPS) faults.push(`${name}: ${moments.length} of ${TAPS} taps came`)
  const turned = moments.filter(({ at }, index) => index > 0 && at < moments[index - 1]!.at)
  if (turned.length > 0) faults.push(`${name}: ${turned.length} taps are before an earlier one`)
  const early = moments.filter(({ at, received }) => at > received)
  if (early.length > 0) faults.push(`${name}: ${early.length} taps came before they were made`)
  const { marked } = judged(moments)
  if (isPlain === true && marked > 0) faults.push(`${name}: ${marked} are marked without need`)
  if (isLost === true && marked < moments.length) {
    faults.push(`${name}: ${moments.length - marked} are not marked though nobody can know`)
  }
  return faults
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

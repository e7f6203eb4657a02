import { addCounts } from '../histogram/histogram.ts'
import { durationOf, type Durations } from './buckets.ts'
import { gathered, type Counted } from './gathered.ts'

/** How many were answered after this long, and how many have waited this long and are still open. */
export interface Waited extends Counted {
  readonly time: number
}

/** What is left open just after a time at which something was answered or last seen open. */
export interface SurvivalStep {
  readonly time: number
  /** The share that is still open, 1 down to 0. */
  readonly open: number
  /** Its standard error (Greenwood 1926); `null` where the share is 0. */
  readonly error: number | null
}

/** The share still open over time. */
export interface Survival {
  /** How many questions it rests on. */
  readonly n: number
  /** How many of them were answered. */
  readonly answered: number
  /** By ascending time; none without questions. */
  readonly steps: readonly SurvivalStep[]
}

/** Shares this near to each other differ by rounding alone. */
const ROUNDING = 1e-9

/**
 * The share still open over time, where some questions have no answer yet (Kaplan & Meier 1958).
 * Leaving the open ones out would flatter: the slow ones are missing.
 * @param waits times in any one unit, in any order, not negative; at the same time answers come first
 * @returns no steps without questions
 * @throws RangeError for a time that is negative or not finite, or a count that is not whole
 * @example kaplanMeier([{ time: 2, answered: 1, open: 1 }, { time: 5, answered: 1, open: 0 }]).steps[0].open // 0.6666666666666666
 */
export function kaplanMeier(waits: readonly Waited[]): Survival {
  const inOrder = gathered(waits, finiteTime)
  const n = inOrder.reduce((sum, wait) => addCounts(sum, wait.answered + wait.open), 0)
  let atRisk = n
  let open = 1
  let hazards = 0
  const steps = inOrder.map((wait): SurvivalStep => {
    const left = atRisk - wait.answered
    open *= left / atRisk
    if (left > 0) hazards += wait.answered / atRisk / left
    atRisk = left - wait.open
    return { time: wait.time, open, error: open === 0 ? null : open * Math.sqrt(hazards) }
  })
  return { n, answered: inOrder.reduce((sum, wait) => sum + wait.answered, 0), steps }
}

/**
 * `kaplanMeier` of merged buckets: every time within 1 % of the truth.
 * @returns no steps without questions
 * @throws RangeError for an index or a count that is not whole
 * @example timeToAnswer(durations([10, 20, 30], [15])).n // 4
 */
export function timeToAnswer(buckets: Durations): Survival {
  return kaplanMeier(
    buckets.map(({ index, answered, open }) => ({ time: durationOf(index), answered, open })),
  )
}

/**
 * What is still open after a time.
 * @param time in the unit of the steps; not negative
 * @returns the last step up to then, with the time asked for; before the first all are open.
 * `null` without questions. After the last it stays where it was, though nothing was seen there
 * @throws RangeError for a time that is negative or not a number
 * @example openAfter(kaplanMeier([{ time: 2, answered: 1, open: 1 }]), 1) // { open: 1, error: 0, time: 1 }
 */
export function openAfter({ n, steps }: Survival, time: number): SurvivalStep | null {
  if (!(time >= 0)) throw new RangeError(`a time is a number from 0 on, got ${time}`)
  if (n === 0) return null
  return { open: 1, error: 0, ...steps.findLast((step) => step.time <= time), time }
}

/**
 * The time within which a share of the questions is answered: 0.5 for the median.
 *
 * Where the curve is level at exactly that share, the middle of the level, as R and as the median
 * of an even number.
 * @param share strictly between 0 and 1
 * @returns in the unit of the steps; `null` when so many have not been answered yet, or without
 * questions
 * @throws RangeError for a share outside (0, 1)
 * @example answeredWithin(timeToAnswer(durations([10, 20, 30], [15])), 0.5) // 19.886670240866188
 */
export function answeredWithin({ steps }: Survival, share: number): number | null {
  if (!(share > 0 && share < 1)) throw new RangeError(`a share lies in (0, 1), got ${share}`)
  const wanted = 1 - share
  const reached = steps.find((step) => step.open <= wanted + ROUNDING)
  if (reached === undefined) return null
  const beyond = steps.find((step) => step.open < wanted - ROUNDING) ?? steps.at(-1)!
  return (reached.time + beyond.time) / 2
}

function finiteTime({ time }: Waited): number {
  if (time >= 0 && time < Infinity) return time
  throw new RangeError(`a time is a finite number from 0 on, got ${time}`)
}

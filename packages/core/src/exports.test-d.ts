import type { Checked, Config, Question } from './config/index.ts'
import { decodeConfig } from './config/index.ts'
import type { CrossProducts, Drivers, ReasonLift } from './drivers/index.ts'
import type { Estimate, Histogram, RatedKind, Tally } from './index.ts'
import { addToTally, share, weightedTogether } from './index.ts'
import type { Durations } from './time-to-answer/index.ts'
import type { WatchDay, Watched } from './watch/index.ts'

// What must not compile; an expectation that is met by no error is an error itself.

const estimate: Estimate = share(1, 2)
// @ts-expect-error a value may be null, and whoever shows it must say what then
export const shownValue: number = estimate.value
// @ts-expect-error an estimate is not written to
estimate.n = 3

const histogram: Histogram = [1, 2]
// @ts-expect-error a histogram is not written to
histogram[0] = 2

// @ts-expect-error comments have no scale
export const kind: RatedKind = 'text'
// @ts-expect-error and so no histogram
export const tally: Tally = addToTally({}, 'text', [1])

const decoded: Checked<Config> = decodeConfig({})
// @ts-expect-error there is no config before somebody has looked whether it is right
export const config: Config = decoded.value

// @ts-expect-error a question has a kind
export const question: Question = { id: 'q' }
// @ts-expect-error a stratum weighs
export const joint: Estimate = weightedTogether([{ estimate }])

declare const reason: ReasonLift
// @ts-expect-error a reason may have no lift, and whoever shows one must look
export const lift: Estimate = reason.lift
if (reason.says === 'lift') reason.lift satisfies Estimate
declare const explained: Drivers
// @ts-expect-error where nobody differs there is nothing to explain
export const r2: number = explained.r2
declare const products: CrossProducts
// @ts-expect-error cross-products are not written to
products[0]![0] = 1
declare const waits: Durations
// @ts-expect-error buckets are not written to
waits[0]!.answered = 1
// @ts-expect-error a day that is watched has a weekday
export const day: WatchDay = { positive: [], n: [] }
declare const watched: Watched
// @ts-expect-error there may be no alarm
export const alarm: 'fall' | 'rise' = watched.alarm

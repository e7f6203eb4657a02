import { combine } from './combine.ts'
import { composite } from './composite.ts'
import { drivers } from './drivers.ts'
import { gap } from './gap.ts'
import { heterogeneity } from './heterogeneity.ts'
import { histogram } from './histogram.ts'
import type { Kind } from './kind.ts'
import { kioskFilter } from './kiosk-filter.ts'
import { leaderboard } from './leaderboard.ts'
import { multiple } from './multiple.ts'
import { nps } from './nps.ts'
import { proportion } from './proportion.ts'
import { spc } from './spc.ts'
import { special } from './special.ts'
import { timeToAnswer } from './time-to-answer.ts'
import { twoNps } from './two-nps.ts'
import { twoProportions } from './two-proportions.ts'

/** Every kind of case that can be computed, by the name the files give it. */
export const KINDS: Readonly<Record<string, Kind>> = {
  combine,
  composite,
  drivers,
  gap,
  heterogeneity,
  histogram,
  kiosk_filter: kioskFilter,
  leaderboard,
  multiple,
  nps,
  proportion,
  spc,
  special,
  time_to_answer: timeToAnswer,
  two_nps: twoNps,
  two_proportions: twoProportions,
}

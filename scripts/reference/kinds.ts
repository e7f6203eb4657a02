import { combine } from './combine.ts'
import { gap } from './gap.ts'
import { heterogeneity } from './heterogeneity.ts'
import { histogram } from './histogram.ts'
import type { Kind } from './kind.ts'
import { leaderboard } from './leaderboard.ts'
import { multiple } from './multiple.ts'
import { nps } from './nps.ts'
import { proportion } from './proportion.ts'
import { special } from './special.ts'
import { twoNps } from './two-nps.ts'
import { twoProportions } from './two-proportions.ts'

/** Every kind of case that can be computed, by the name the files give it. */
export const KINDS: Readonly<Record<string, Kind>> = {
  combine,
  gap,
  heterogeneity,
  histogram,
  leaderboard,
  multiple,
  nps,
  proportion,
  special,
  two_nps: twoNps,
  two_proportions: twoProportions,
}

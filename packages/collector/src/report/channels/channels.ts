import {
  bonferroniLevel,
  CHANNELS,
  FEWEST,
  heterogeneity,
  indexOfTally,
  kishSize,
  moments,
  scorecard,
  surelyWorst,
  tallyAsIndex,
  unpairedGap,
  type Channel,
  type Estimate,
  type Tally,
} from '@shopbell/core'
import type { ChannelsReport, Consistency, Parity, Together } from '@shopbell/core/report'
import type { Served } from '../../business/directory.ts'
import type { Store } from '../../store/store.ts'
import { enough } from '../enough.ts'
import { readFacts, type Rating } from '../facts.ts'
import { placesWithin } from '../journey/cells.ts'
import { jointOf, type Joint } from '../joint.ts'
import type { ReportQuery } from '../report-query.ts'
import { scopeOf } from '../scope.ts'
import { tallyOf } from '../tallies.ts'
import { type Needs } from '../rollup-query.ts'

/** Where a customer meets a screen; elsewhere they meet people or paper. `other` is neither. */
const ONLINE: readonly Channel[] = ['web', 'sms', 'email', 'chat', 'social']
const OFFLINE: readonly Channel[] = ['store', 'phone', 'mail']

/** One channel's answers to `satisfaction`. */
interface Own {
  readonly channel: Channel
  readonly tally: Tally
}

/** Every channel alone and all of them together. @throws StoreUnavailable */
export async function channelsOf(
  served: Served,
  query: ReportQuery,
  store: Pick<Store, 'rollups'>,
): Promise<ChannelsReport> {
  const { traffic } = served.config
  const places = placesWithin(served, query)
  const needs: Needs = { only: ['cells'], constructs: ['satisfaction'] }
  const { ratings } = await readFacts(served, { ...query, by: [] }, store, needs)
  const satisfaction = ratings.filter(({ construct }) => construct === 'satisfaction')
  const all = CHANNELS.filter((channel) =>
    places.some(({ touchpoint }) => touchpoint.channel === channel),
  ).map((channel): Own => ({
    channel,
    tally: tallyOf(satisfaction.filter((each) => each.channel === channel)),
  }))
  const scored = all.filter(({ tally }) => indexOfTally(tally).n >= FEWEST)
  const level = bonferroniLevel(Math.max(1, scored.length))
  const known = new Set<string>(scored.map(({ channel }) => channel))
  // What is too few to be shown alone must not show in the whole either.
  const joint = jointOf(
    satisfaction.filter(({ channel }) => known.has(channel)),
    traffic,
  )
  const fair = joint.traffic ?? joint.equal
  const worst = surelyWorst(
    fair,
    scored.map(({ tally }) => indexOfTally(tally, level)),
  )
  const sum = Object.values(traffic ?? {}).reduce((sum, weight) => sum + weight, 0)
  return {
    ...scopeOf(served, query),
    level,
    channels: all.map(({ channel, tally }) => ({
      channel,
      traffic: sum === 0 ? null : (traffic?.[channel] ?? 0) / sum,
      score: enough(indexOfTally(tally, level)),
      happy: enough(scorecard(tally).share),
    })),
    together: togetherOf(joint, traffic),
    consistency: consistencyOf(scored),
    worst: worst === null ? null : scored[worst]!.channel,
    parity: parityOf(satisfaction.filter(({ channel }) => known.has(channel))),
  }
}

function togetherOf(joint: Joint, traffic: Served['config']['traffic']): Together {
  const weighed: readonly Estimate[] = [joint.equal, joint.volume, joint.traffic].flatMap((each) =>
    each === null || each.value === null ? [] : [each],
  )
  const values = weighed.map(({ value }) => value!)
  const alone = joint.channels.map(({ estimate }) => estimate.value!)
  const verdicts = new Set(weighed.map(sideOfMiddle))
  return {
    equal: joint.equal,
    traffic: joint.traffic,
    volume: joint.volume,
    bounds: alone.length < 2 ? null : { low: Math.min(...alone), high: Math.max(...alone) },
    spread: values.length < 2 ? null : Math.max(...values) - Math.min(...values),
    dependsOnWeights: verdicts.size > 1,
    effective: effectiveOf(joint, traffic),
  }
}

/** Surely above 50, surely below it, or neither. */
function sideOfMiddle({ low, high }: Estimate): -1 | 0 | 1 {
  if (low !== null && low > 50) return 1
  return high !== null && high < 50 ? -1 : 0
}

function effectiveOf({ channels }: Joint, traffic: Served['config']['traffic']): number | null {
  const strata = channels.flatMap(({ channel, estimate: { n } }) => {
    const weight = traffic?.[channel] ?? 0
    return weight === 0 ? [] : [{ weight, n }]
  })
  return strata.length === 0 ? null : kishSize(strata)
}

function consistencyOf(scored: readonly Own[]): Consistency {
  const found = heterogeneity(
    scored.map(({ tally }) => {
      const { n, mean, variance } = moments(tallyAsIndex(tally))
      return { value: mean, variance: variance === null ? null : variance / n }
    }),
  )
  const { channels, tauSquare, iSquare, q, p } = found
  return { channels, tau: tauSquare === null ? null : Math.sqrt(tauSquare), iSquare, q, p }
}

function parityOf(satisfaction: readonly Rating[]): Parity {
  const tally = (side: readonly Channel[]): Tally =>
    tallyOf(satisfaction.filter(({ channel }) => (side as readonly string[]).includes(channel)))
  const [online, offline] = [tally(ONLINE), tally(OFFLINE)]
  const [one, other] = [indexOfTally(online), indexOfTally(offline)]
  const difference = unpairedGap(tallyAsIndex(online), tallyAsIndex(offline))
  const isEnough = Math.min(one.n, other.n) >= FEWEST
  return {
    online: enough(one),
    offline: enough(other),
    difference: isEnough ? difference : { ...difference, value: null, low: null, high: null },
  }
}

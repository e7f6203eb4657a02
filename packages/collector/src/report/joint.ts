import {
  CHANNELS,
  indexOfTally,
  LEVEL,
  weightedTogether,
  type Channel,
  type Estimate,
} from '@shopbell/core'
import { type Config } from '@shopbell/core/config'
import type { Rating } from './facts.ts'
import { tallyOf } from './tallies.ts'

/** All channels together, by three weights, beside each channel alone: the 0–100 index of `satisfaction`. */
export interface Joint {
  readonly construct: 'satisfaction'
  readonly metric: 'index'
  /** Only channels that have answers. */
  readonly channels: readonly { readonly channel: Channel; readonly estimate: Estimate }[]
  /** Every channel weighs the same. */
  readonly equal: Estimate
  /** Every answer weighs the same. */
  readonly volume: Estimate
  /** Every channel weighs as many customers as it is known to have; `null` when that is not known. */
  readonly traffic: (Estimate & { readonly covers: number }) | null
}

/**
 * The joint score of ratings.
 * @param traffic of the config. `covers` is the share of it that lies in channels with answers
 */
export function jointOf(ratings: readonly Rating[], traffic: Config['traffic']): Joint {
  const satisfaction = ratings.filter(({ construct }) => construct === 'satisfaction')
  const channels = CHANNELS.map((channel) => ({
    channel,
    estimate: indexOfTally(tallyOf(satisfaction.filter((each) => each.channel === channel))),
  })).filter(({ estimate }) => estimate.n > 0)
  const by = (weightOf: (channel: Channel, estimate: Estimate) => number): Estimate =>
    together(
      channels.map(({ channel, estimate }) => ({ weight: weightOf(channel, estimate), estimate })),
    )
  return {
    construct: 'satisfaction',
    metric: 'index',
    channels,
    equal: by(() => 1),
    volume: by((_, { n }) => n),
    traffic:
      traffic === undefined
        ? null
        : {
            ...by((channel) => traffic[channel] ?? 0),
            covers: coverage(
              traffic,
              channels.map(({ channel }) => channel),
            ),
          },
  }
}

function together(strata: Parameters<typeof weightedTogether>[0]): Estimate {
  const weighs = strata.filter(({ weight }) => weight > 0)
  return weighs.length === 0 ? indexOfTally({}) : weightedTogether(weighs, LEVEL)
}

function coverage(traffic: NonNullable<Config['traffic']>, channels: readonly Channel[]): number {
  const sum = (of: readonly Channel[]): number =>
    of.reduce((total, channel) => total + (traffic[channel] ?? 0), 0)
  const all = sum(CHANNELS)
  return all === 0 ? 0 : sum(channels) / all
}

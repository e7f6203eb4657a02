import type { ChannelsReport } from '@shopbell/core/report'
import { channelWords } from '../../words/channel-words.ts'
import {
  differenceWords,
  intervalWords,
  numberWords,
  scoreWords,
  shareWords,
} from '../../words/number-words.ts'

/** Below this p channels are said to differ. */
const SURE = 0.05

/** A heading and what is to be said of it. */
export interface Verdict {
  readonly title: string
  readonly sentences: readonly string[]
}

/** What the figures of all channels say, each in plain words first. */
export function verdictsOf(body: ChannelsReport): readonly Verdict[] {
  return [
    { title: 'Are the channels alike?', sentences: alike(body) },
    { title: 'Do the weights decide?', sentences: weights(body) },
    { title: 'What pooling would say', sentences: pooled(body) },
    { title: 'On a screen, and among people', sentences: parity(body) },
  ]
}

function alike({ consistency, worst }: ChannelsReport): readonly string[] {
  const { tau, iSquare, p } = consistency
  if (tau === null || iSquare === null || p === null) {
    return ['It takes two channels with enough answers to say.']
  }
  if (p >= SURE) return ['They differ by no more than noise.']
  const spread = `Their true scores lie about ${scoreWords(tau)} points apart (τ); ${shareWords(iSquare)} of what is seen is that, and the rest is noise (I²).`
  const name =
    worst === null
      ? 'None is surely below the whole.'
      : `${channelWords(worst)} is surely below the whole.`
  return ['They truly differ, beyond noise.', spread, name]
}

function weights({ together }: ChannelsReport): readonly string[] {
  const { bounds, spread, dependsOnWeights, traffic, equal, volume } = together
  if (bounds === null || spread === null) return ['It takes two channels to weigh.']
  const values = [equal, traffic, volume].flatMap((each) => each?.value ?? [])
  const range = `Between ${scoreWords(Math.min(...values))} and ${scoreWords(Math.max(...values))} by the weights here, between ${scoreWords(bounds.low)} and ${scoreWords(bounds.high)} by any weights at all.`
  const verdict = dependsOnWeights
    ? 'They do: whether the whole is surely on the better half of the scale depends on them.'
    : 'They do not: by each of them the whole is on the same side of the middle, or as unsure.'
  const known =
    traffic === null
      ? [
          'Say in the config how customers spread over channels (traffic), and each customer counts the same.',
        ]
      : []
  return [verdict, range, ...known]
}

function pooled({ together, channels }: ChannelsReport): readonly string[] {
  const { volume, traffic, effective } = together
  if (volume.value === null) return ['Nobody has answered yet.']
  const n = channels.reduce((sum, { score }) => sum + score.n, 0)
  const most = channels.reduce((one, other) => (other.score.n > one.score.n ? other : one))
  const first = `${scoreWords(volume.value)}, for then every answer counts the same: ${channelWords(most.channel)} has ${shareWords(most.score.n / n)} of the answers`
  if (traffic === null || most.traffic === null) return [`${first}.`]
  const worth =
    effective === null
      ? []
      : [
          `Weighed by customers, the ${numberWords(n)} answers are worth ${numberWords(Math.floor(effective))}.`,
        ]
  return [`${first} and ${shareWords(most.traffic)} of the customers.`, ...worth]
}

function parity({ parity: { online, offline, difference } }: ChannelsReport): readonly string[] {
  if (online.value === null || offline.value === null) {
    return ['It takes answers on both sides to say.']
  }
  const sides = `${scoreWords(online.value)} online, ${scoreWords(offline.value)} in stores, by phone and letter`
  const { value, low, high } = difference
  if (value === null || low === null || high === null) return [`${sides}. Too few to compare.`]
  const range = `${differenceWords(value)} (${intervalWords(difference, differenceWords)})`
  return low > 0 || high < 0
    ? [`${sides}: ${range}, more than noise.`]
    : [`${sides}: ${range}, no more than noise.`]
}

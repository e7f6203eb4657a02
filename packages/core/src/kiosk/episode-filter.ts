/** One touch of a face on a tablet. */
export interface Tap {
  /** When, in milliseconds of any one clock; whole or not. */
  readonly at: number
  /** Which tablet. */
  readonly device: string
  /** The histogram index of the face: 0 for the lowest point. */
  readonly point: number
}

/** A rule that tells taps apart by their timing alone. Whoever keeps a result keeps its id too. */
export interface EpisodeRule {
  /** Changes whenever the rule does. */
  readonly id: string
  /** A tap this long after the one before, or longer, begins a new episode; milliseconds. */
  readonly gap: number
  /** An episode of so many taps, or more, is play: all of it is dropped. */
  readonly play: number
}

/** The rule unless another is asked for: 3 seconds, and 4 taps or more are play. */
export const EPISODE_RULE: EpisodeRule = { id: 'episode-v1', gap: 3000, play: 4 }

/** Taps of one tablet with less than the gap from each to the next. */
export interface Episode {
  readonly device: string
  /** Positions in the list of taps, by time. */
  readonly taps: readonly number[]
  /** Whether its first tap counts: false for play. */
  readonly kept: boolean
}

/**
 * Finds the episodes of a list of taps. What was tapped is never looked at: a rule that did would
 * shift the score of honest visitors too.
 * @param taps in any order; at the same moment the earlier in the list comes first
 * @returns by device, then time; none without taps
 * @throws RangeError for a time that is not finite, or a rule with a negative gap or without play
 * @example episodes([{ at: 0, device: 'a', point: 3 }, { at: 2999, device: 'a', point: 0 }]) // [{ device: 'a', taps: [0, 1], kept: true }]
 */
export function episodes(
  taps: readonly Pick<Tap, 'at' | 'device'>[],
  rule: EpisodeRule = EPISODE_RULE,
): readonly Episode[] {
  if (!(rule.gap >= 0 && rule.play > 0)) {
    throw new RangeError(`a gap is 0 or more and play above 0, got ${rule.gap} and ${rule.play}`)
  }
  for (const { at } of taps) {
    if (!Number.isFinite(at)) throw new RangeError(`the time of a tap is finite, got ${at}`)
  }
  const order = taps
    .map((tap, index) => ({ ...tap, index }))
    .sort((a, b) => (a.device < b.device ? -1 : a.device > b.device ? 1 : a.at - b.at))
  const groups: number[][] = []
  order.forEach(({ at, device, index }, position) => {
    const before = order[position - 1]
    const continues = before?.device === device && at - before.at < rule.gap
    if (continues) groups[groups.length - 1]!.push(index)
    else groups.push([index])
  })
  return groups.map((indices) => ({
    device: taps[indices[0]!]!.device,
    taps: indices,
    kept: indices.length < rule.play,
  }))
}

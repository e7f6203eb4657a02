import { EPISODE_RULE, episodes, tapQuality } from '@shopbell/core/kiosk'
import type { Case, Kind } from './kind.ts'

/** Which taps of a tablet begin an episode, and which of those are not play: whole numbers, so exact. */
export const kioskFilter: Kind = {
  compute(input) {
    const values = input['value'] as readonly number[]
    const taps = (input['t_ms'] as readonly number[]).map((at, index) => ({
      at,
      device: String(input['device']?.[index] ?? ''),
      point: values[index]! - 1,
    }))
    const rule = { ...EPISODE_RULE, gap: input['gap_ms'] as number }
    const found = episodes(taps, rule)
    const firsts = new Set(found.map((episode) => episode.taps[0]!))
    const kept = new Set(found.filter((one) => one.kept).map((one) => one.taps[0]!))
    // R's `filtered` counts the first tap of every episode, play or not.
    const { raw, filtered } = tapQuality(taps, faces(input), { ...rule, play: Infinity })
    return {
      keep: taps.map((_, index) => firsts.has(index)),
      raw,
      filtered,
      episodes: found.length,
      largest_episode: found.reduce((most, one) => Math.max(most, one.taps.length), 0),
      keep_v1: taps.map((_, index) => kept.has(index)),
    }
  },
  limit: () => 0,
}

/** How many faces the tablet had: the files say so by the length of what is expected. */
function faces({ expected, value }: Case): number {
  const { raw } = expected as { readonly raw?: readonly number[] }
  return raw?.length ?? Math.max(1, ...(value as readonly number[]))
}

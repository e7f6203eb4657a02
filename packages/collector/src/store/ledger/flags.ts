import { EPISODE_RULE, episodes } from '@shopbell/core/kiosk'
import { CLEAN_AFTER, FASTEST, isLive, isOneSpot, RULES, SAME_SPOT } from '../../devices/misuse.ts'
import type { Item } from '../store.ts'
import type { RollupSums } from './rollup-sums.ts'
import type { Rows } from './rows.ts'

/** Flags responses by their neighbours on the same device, and keeps the rollups of what is flagged. */
export interface Flagger {
  /** A response is new, and its first answers are kept. */
  onResponse(item: Item): void
}

/** An episode is looked at this far, in taps; whatever is longer is play anyway. */
const FAR = 50

/** No rule looks farther than this from a tap: in taps and in ms, before and after it. */
export const LOOKED_AT: Readonly<
  Record<'before' | 'after', { readonly taps: number; readonly time: number }>
> = {
  before: {
    taps: Math.max(FAR, SAME_SPOT.taps, FASTEST.taps),
    time: Math.max(EPISODE_RULE.gap * FAR, SAME_SPOT.within, FASTEST.within),
  },
  after: { taps: FAR, time: EPISODE_RULE.gap * FAR },
}

export function flagger(rows: Rows, sums: RollupSums): Flagger {
  function flag(business: string, id: string, rule: string): void {
    if (!rows.insertFlag(business, id, rule)) return
    const response = rows.response(business, id)!
    const { touchpoint } = response
    sums.flags(business, response, [touchpoint, rule])
    if (rows.flagCount(business, id) > 1) return
    sums.flags(business, response, [touchpoint, ''])
    for (const { question, kind, point } of rows.ratings(business, id)) {
      sums.flagged(business, response, [touchpoint, question, kind, point])
    }
  }

  /** Looks only as far as the gap from tap to tap; mostly there is nobody near. */
  function flagEpisode({ business, id }: Item, device: string, at: number): void {
    const { gap } = EPISODE_RULE
    const near = [
      ...rows.tapsUntil(business, device, { since: at - gap * FAR, at }, FAR),
      ...rows.tapsAfter(business, device, { since: at, at: at + gap * FAR }, FAR),
    ].map((tap) => ({ id: tap.id, at: tap.at, device }))
    near.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    const own = episodes(near).find(({ taps }) => taps.some((tap) => near[tap]!.id === id))
    // More taps at one moment than are looked at.
    if (own === undefined) return flag(business, id, RULES.episode)
    const out = own.kept ? own.taps.slice(1) : own.taps
    for (const tap of out) flag(business, near[tap]!.id, RULES.episode)
  }

  function flagGhosts(item: Item, device: string, at: number): void {
    const { business, received } = item
    const ghosts = new Set<string>()
    if (item.touch !== undefined) {
      const since = at - SAME_SPOT.within
      const last = rows.tapsUntil(business, device, { since, at }, SAME_SPOT.taps)
      const touches = last.flatMap(({ id, at, touch }) => (touch === null ? [] : { id, at, touch }))
      if (isOneSpot(touches)) for (const { id } of touches) ghosts.add(id)
    }
    const since = at - FASTEST.within + 1
    const fast = rows.tapsUntil(business, device, { since, at }, FASTEST.taps)
    if (fast.length === FASTEST.taps) for (const { id } of fast) ghosts.add(id)
    if (ghosts.size === 0) return
    for (const id of ghosts) flag(business, id, RULES.ghost)
    if (isLive({ ...item, at })) {
      rows.needsCleaning(business, device, received, received + CLEAN_AFTER)
    }
  }

  return {
    onResponse(item) {
      for (const rule of item.flags ?? []) flag(item.business, item.id, rule)
      // Where the time is a guess, so is the time between.
      if (item.device === undefined || item.uncertain === true) return
      flagEpisode(item, item.device, item.at)
      flagGhosts(item, item.device, item.at)
    },
  }
}

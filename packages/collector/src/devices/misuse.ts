import { EPISODE_RULE } from '@shopbell/core/kiosk'
import type { Touch } from '@shopbell/core/wire'

/**
 * Rules that flag what was perhaps nobody's opinion. What is flagged is kept and counted like all
 * else; reports show every score with and without it. An id changes whenever its rule does.
 */
export const RULES: Readonly<Record<'episode' | 'closed' | 'ghost', string>> = {
  /** Taps in quick succession, by core's rule: all but the first of an episode, all of play. */
  episode: EPISODE_RULE.id,
  /** More than half an hour outside the opening hours. */
  closed: 'closed-v1',
  /** Touches of nobody: always the same spot, or as fast as a tablet lets anybody, for minutes. */
  ghost: 'ghost-v1',
}

/** How long before opening and after closing somebody may still be in, ms. */
export const GRACE: number = 30 * 60_000

/** So many touches in a row on one spot are nobody's: a finger never hits the same pixels. */
export const SAME_SPOT: Readonly<Record<'taps' | 'pixels' | 'within', number>> = {
  taps: 5,
  pixels: 2,
  within: 60 * 60_000,
}

/** So many taps in this time are nobody's: a tablet is ready for the next person after 3 seconds. */
export const FASTEST: Readonly<Record<'taps' | 'within', number>> = {
  taps: 60,
  within: 3 * 60_000,
}

/** How long after the last ghost touch a screen is taken for clean, ms. */
export const CLEAN_AFTER: number = 60 * 60_000

/** An answer that took longer to arrive, ms, is history: it rings no alert. */
const LIVE = 15 * 60_000

/** Whether an answer is of now, so that it may ring an alert. */
export function isLive({
  at,
  received,
  uncertain = false,
}: {
  readonly at: number
  readonly received: number
  readonly uncertain?: boolean
}): boolean {
  return !uncertain && received - at <= LIVE
}

/** Whether the latest touches of a device, as many as `SAME_SPOT` asks for, all hit one spot. */
export function isOneSpot(
  touches: readonly { readonly at: number; readonly touch: Touch }[],
): boolean {
  if (touches.length < SAME_SPOT.taps) return false
  const span = (of: (one: (typeof touches)[number]) => number): number =>
    Math.max(...touches.map(of)) - Math.min(...touches.map(of))
  return (
    span(({ touch }) => touch.x) <= SAME_SPOT.pixels &&
    span(({ touch }) => touch.y) <= SAME_SPOT.pixels &&
    span(({ at }) => at) <= SAME_SPOT.within
  )
}

import {
  benjaminiHochberg,
  LEVEL,
  normalQuantile,
  share,
  shareChange,
  shrink,
  type Estimate,
  type Part,
} from '@shopbell/core'
import type { StoreRank } from '@shopbell/core/report'
import { together } from '../good-answers.ts'

/** What stands out of many, after Benjamini–Hochberg. */
export interface Standing {
  readonly q: number | null
  readonly flag: 'above' | 'below' | null
}

/** A flag is right in so many of a hundred, or more. */
const FALSE_FLAGS = 0.05

/**
 * Holds each part against all others together.
 * @param off how far each is from all, on the side that is shown: no flag below `margin`
 */
export function standings(
  parts: readonly Part[],
  off: (place: number) => number | null,
  margin: number,
): readonly Standing[] {
  const [good, all] = together(parts)
  const p = parts.map(([own, n]) => shareChange([good - own, all - n], [own, n]).p)
  const adjusted = benjaminiHochberg(p.map((each) => each ?? 1))
  return parts.map((_, place): Standing => {
    if (p[place] === null) return { q: null, flag: null }
    const q = adjusted[place]!
    const distance = off(place) ?? 0
    const isFar = q <= FALSE_FLAGS && Math.abs(distance) >= margin
    return { q, flag: isFar ? (distance > 0 ? 'above' : 'below') : null }
  })
}

/** Places from so far off are worth a flag: smaller differences are real and small. */
export const MARGIN = 0.03

/** Places drawn together, in the order given. */
export interface Drawn {
  readonly collective: number | null
  readonly spread: number | null
  readonly places: readonly Pick<StoreRank, 'share' | 'drawn' | 'credibility' | 'q' | 'flag'>[]
}

/** Draws each place towards all, as far as it has few answers (Bühlmann–Straub), and flags. */
export function drawTogether(parts: readonly Part[]): Drawn {
  const { collective, between, segments } = shrink(
    parts.map(([good, n]) => [
      [1, good],
      [0, n - good],
    ]),
  )
  const whole = share(...together(parts))
  const flags = standings(parts, (place) => off(segments[place]!.shrunk, collective), MARGIN)
  return {
    collective,
    spread: between === null ? null : Math.sqrt(Math.max(0, between)),
    places: segments.map(({ shrunk, error, credibility, n }, place) => {
      const { q, flag } = flags[place]!
      const drawn = drawnEstimate(shrunk, error, n, whole)
      return { share: share(...parts[place]!), drawn, credibility, q, flag }
    }),
  }
}

function off(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one - other
}

/** Where places differ no more than by chance, each is known as well as all together. */
function drawnEstimate(
  value: number | null,
  error: number | null,
  n: number,
  whole: Estimate,
): Estimate {
  if (value === null) return { value, low: null, high: null, n, level: LEVEL }
  if (error === null) return { value, low: whole.low, high: whole.high, n, level: LEVEL }
  const reach = normalQuantile(1 - (1 - LEVEL) / 2) * error
  const inside = (limit: number): number => Math.min(1, Math.max(0, limit))
  return { value, low: inside(value - reach), high: inside(value + reach), n, level: LEVEL }
}

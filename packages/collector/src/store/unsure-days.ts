import type { RollupQuery } from './store.ts'

/** Every day that the asked hours touch; the second counts no more. */
export function unsureDays({ grain, from, to }: RollupQuery): {
  readonly from: number
  readonly to: number
} {
  const size = grain === 'hour' ? 24 : 1
  return {
    from: from === undefined ? Number.MIN_SAFE_INTEGER : Math.floor(from / size),
    to: to === undefined ? Number.MAX_SAFE_INTEGER : Math.ceil(to / size),
  }
}

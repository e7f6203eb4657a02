import { bonferroniLevel, LEVEL } from '@shopbell/core'
import type { TodayChange } from '@shopbell/core/report'
import { enough } from '../enough.ts'
import { canCompare, changeAt, type Compared } from './figures.ts'

/**
 * What became of several figures. They are tested together, so that looking at five does not make
 * one of them seem to move: Holm's steps, taken with intervals, since an interval that leaves out 0
 * at level 1 − α / k is a test at α / k, and these know how days wobble.
 * @returns in the same order
 */
export function changesOf(all: readonly Compared[]): readonly TodayChange[] {
  const testable = all.filter(canCompare)
  const moved = new Map<Compared, 'up' | 'down'>()
  for (;;) {
    const left = testable.filter((each) => !moved.has(each))
    if (left.length === 0) break
    const level = bonferroniLevel(left.length)
    const found = left.flatMap((each): readonly (readonly [Compared, 'up' | 'down'])[] => {
      const { low, high } = changeAt(each, level)
      if (low !== null && low > 0) return [[each, 'up']]
      return high !== null && high < 0 ? [[each, 'down']] : []
    })
    if (found.length === 0) break
    for (const [each, way] of found) moved.set(each, way)
  }
  return all.map((each): TodayChange => {
    const isTestable = testable.includes(each)
    const difference = changeAt(each, LEVEL)
    return {
      before: enough(each.before(LEVEL)),
      difference: isTestable ? difference : { ...difference, value: null, low: null, high: null },
      verdict: moved.get(each) ?? (isTestable ? 'noise' : 'too-few'),
    }
  })
}

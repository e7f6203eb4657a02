import type { DriverAnalysis } from '@shopbell/core/report'
import { isSure } from '../../words/is-sure.ts'
import { shareWords } from '../../words/number-words.ts'

/**
 * What goes with the score most, when that is sure: when its interval lies above every other's. Then
 * how many answer well to it now.
 */
export function driverSentences({ drivers }: DriverAnalysis): readonly string[] {
  const [only] = drivers
  const known = drivers.filter(({ importance }) => importance.low !== null)
  if (known.length === 0 || only === undefined) return ['Too few to say what goes with it.']
  const first = known.reduce((one, other) =>
    other.importance.value! > one.importance.value! ? other : one,
  )
  const isFirst = drivers.every(
    (other) => other === first || (other.importance.high ?? 1) < first.importance.low!,
  )
  if (first.importance.low! <= 0) return ['Nothing that is asked surely goes with it.']
  const most =
    drivers.length === 1
      ? `“${first.text}” is associated with it.`
      : isFirst
        ? `“${first.text}” is associated with it most, and that is more than chance.`
        : `“${first.text}” comes first, but which is first is not sure.`
  const { share } = first
  return isSure(share, 1) ? [most, `${shareWords(share.value!)} answer well to it now.`] : [most]
}

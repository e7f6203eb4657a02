import type { HourCell } from '@shopbell/core/report'

/** What each weekday is called, Monday first. */
export const WEEKDAYS: readonly string[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/**
 * Which hours are worse by more than chance: those that are so on at least two weekdays, by the
 * clock; else how many there are.
 */
export function hourSentences(hours: readonly HourCell[]): readonly string[] {
  const below = hours.filter(({ flag }) => flag === 'below')
  if (below.length === 0) return ['No hour is worse than the others by more than chance.']
  const often = Array.from({ length: 24 }, (_, hour) => hour).filter(
    (hour) => below.filter((cell) => cell.hour === hour).length >= 2,
  )
  const named = stretches(often).map(([from, to]) => `${clock(from)} to ${clock(to)}`)
  if (named.length === 0) {
    const cells = below.map(({ weekday, hour }) => `${WEEKDAYS[weekday - 1]} ${clock(hour)}`)
    return [`Worse than the other hours, by more than chance: ${cells.join(', ')}.`]
  }
  return [
    `Worse than the other hours, by more than chance and on several days: ${named.join(', ')}.`,
  ]
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

/** Hours that follow each other, as the first and the one after the last. */
function stretches(hours: readonly number[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = []
  for (const hour of hours) {
    const last = found.at(-1)
    if (last !== undefined && last[1] === hour) last[1] = hour + 1
    else found.push([hour, hour + 1])
  }
  return found
}

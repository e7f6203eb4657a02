import { POSITIONS, SCHEMES } from '@shopbell/core'
import type { Theme } from '@shopbell/core/config'

const between = (low: number, high: number) => (value: unknown) =>
  typeof value === 'number' && value >= low && value <= high
const distance = between(0, 400)
const FONT = /^([\p{L}\p{N} ,._-]|"[\p{L}\p{N} ,._-]*"|'[\p{L}\p{N} ,._-]*')+$/u

type Allowed = readonly [is: (value: unknown) => boolean, words: string]

/** What each field may be, and in words. */
const ALLOWED: Readonly<Record<keyof Theme, Allowed>> = {
  accent: [(value) => CSS.supports('color', String(value)), 'a colour that CSS knows'],
  radius: [between(0, 32), 'pixels from 0 to 32'],
  font: [(value) => FONT.test(String(value)), 'font families with commas between'],
  size: [between(14, 24), 'pixels from 14 to 24'],
  scheme: [(value) => SCHEMES.some((scheme) => scheme === value), SCHEMES.join(', ')],
  position: [(value) => POSITIONS.some((position) => position === value), POSITIONS.join(', ')],
  offset: [
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      Object.entries(value).every(([axis, far]) => /^[xy]$/.test(axis) && distance(far)),
    '{ x, y } in pixels from 0 to 400',
  ],
}

/**
 * Checks a theme that somebody wrote in code.
 * @param caller whose name stands in the message
 * @throws TypeError when a field is unknown or not what it may be
 */
export function checkTheme(caller: string, theme: object): void {
  for (const [name, value] of Object.entries(theme)) {
    if (value === undefined) continue
    const allowed = ALLOWED[name as keyof Theme] as Allowed | undefined
    if (allowed === undefined) {
      throw new TypeError(`${caller}: a theme has ${Object.keys(ALLOWED).join(', ')}, no ${name}`)
    }
    const [is, words] = allowed
    if (!is(value)) throw new TypeError(`${caller}: theme.${name} must be ${words}`)
  }
}

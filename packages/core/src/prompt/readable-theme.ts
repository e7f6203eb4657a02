import { PAPER, readableOn } from '../colour/colour.ts'
import type { Theme } from '../config/theme.ts'

/** The prompt's own green, where a business names no colour. */
const ACCENT = { light: '#0b6b53', dark: '#4cc3a0' }

/** A theme with the business's colour as it can be read on light and on dark paper. */
export interface ReadableTheme extends Theme {
  readonly light: string
  readonly dark: string
}

/** The theme as it is drawn: with the prompt's own green where none is given. */
export function readableTheme(theme: Theme): ReadableTheme {
  return {
    ...theme,
    light: readableOn(PAPER.light, theme.accent ?? ACCENT.light),
    dark: readableOn(PAPER.dark, theme.accent ?? ACCENT.dark),
  }
}

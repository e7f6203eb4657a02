import type { Theme } from '../config/config.ts'

type Rgb = readonly [number, number, number]

/** WCAG 2.2's contrast for text. */
const READABLE = 4.5

function parse(hex: string): Rgb {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((channel) => {
    const c = channel / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }) as unknown as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/**
 * The contrast ratio of two colours by WCAG 2.2, 1 to 21.
 * @param one and `other` as `#rrggbb`
 */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(parse(one)), luminance(parse(other))]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/**
 * The colour nearest to `colour` that can be read on `paper`: mixed with black on light paper, with
 * white on dark, in steps, until its contrast is 4.5 to 1.
 * @param colour and `paper` as `#rrggbb`
 */
export function readableOn(paper: string, colour: string): string {
  const ink: Rgb = luminance(parse(paper)) > 0.18 ? [0, 0, 0] : [255, 255, 255]
  const from = parse(colour)
  for (let share = 0; share <= 1; share += 0.04) {
    const mixed = `#${from
      .map((channel, i) =>
        Math.round(channel + (ink[i]! - channel) * share)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`
    if (contrast(mixed, paper) >= READABLE) return mixed
  }
  return ink[0] === 0 ? '#000000' : '#ffffff'
}

/** What light and dark prompts are drawn on. */
const PAPER = { light: '#ffffff', dark: '#17201d' }
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

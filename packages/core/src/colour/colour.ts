/** Red, green and blue of sRGB, each 0 to 255. */
export type Rgb = readonly number[]

/** What a prompt is drawn on, as `#rrggbb`: in light surroundings and in dark ones. */
export const PAPER = { light: '#ffffff', dark: '#17201d' } as const

/** The same, by channels. */
export const PAPER_RGB: { readonly light: Rgb; readonly dark: Rgb } = {
  light: [255, 255, 255],
  dark: [23, 32, 29],
}

/** WCAG 2.2's contrast for text. */
const READABLE = 4.5

/** Paper darker than this is written on in white: white and black both read at 4.5 on it, or nearly. */
const MIDDLE = 0.18

function parse(hex: string): Rgb {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new RangeError(`a colour is #rrggbb, not ${hex}`)
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16))
}

/** WCAG 2.2's relative luminance, 0 to 1. */
function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((channel) => {
    const c = channel / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function ratio(one: Rgb, other: Rgb): number {
  const lighter = (luminance(one) + 0.05) / (luminance(other) + 0.05)
  return Math.max(lighter, 1 / lighter)
}

/**
 * The contrast ratio of two colours by WCAG 2.2, 1 to 21.
 * @param one and `other` as `#rrggbb`
 * @throws RangeError when one of them is no `#rrggbb`
 * @example contrast('#000000', '#ffffff') // 21
 */
export function contrast(one: string, other: string): number {
  return ratio(parse(one), parse(other))
}

/**
 * The colour nearest to `colour` that can be read on `paper`: mixed with black on light paper, with
 * white on dark, in steps, until its contrast is 4.5 to 1.
 * @example readableRgb([255, 255, 255], [255, 204, 0]) // [143, 114, 0]
 */
export function readableRgb(paper: Rgb, colour: Rgb): Rgb {
  const ink = luminance(paper) > MIDDLE ? 0 : 255
  for (let step = 0; ; step++) {
    const mixed = colour.map((channel) => Math.round(channel + ((ink - channel) * step) / 25))
    // The last step is ink itself, which can be read on any paper.
    if (step > 24 || ratio(mixed, paper) >= READABLE) return mixed
  }
}

/**
 * The same for colours as text.
 * @param colour and `paper` as `#rrggbb`
 * @throws RangeError when one of them is no `#rrggbb`
 * @example readableOn('#ffffff', '#ffcc00') // '#8f7200'
 */
export function readableOn(paper: string, colour: string): string {
  const channels = readableRgb(parse(paper), parse(colour))
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

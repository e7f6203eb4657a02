type Rgb = readonly [number, number, number]

/** What a prompt is drawn on, as `#rrggbb`: in light surroundings and in dark ones. */
export const PAPER = { light: '#ffffff', dark: '#17201d' } as const

/** WCAG 2.2's contrast for text. */
const READABLE = 4.5

function parse(hex: string): Rgb {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new RangeError(`a colour is #rrggbb, not ${hex}`)
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
 * @throws RangeError when one of them is no `#rrggbb`
 * @example contrast('#000000', '#ffffff') // 21
 */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(parse(one)), luminance(parse(other))]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/**
 * The colour nearest to `colour` that can be read on `paper`: mixed with black on light paper, with
 * white on dark, in steps, until its contrast is 4.5 to 1.
 * @param colour and `paper` as `#rrggbb`
 * @throws RangeError when one of them is no `#rrggbb`
 * @example readableOn('#ffffff', '#ffcc00') // '#8f7200'
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

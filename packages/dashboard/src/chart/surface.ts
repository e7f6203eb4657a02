/** What a chart is drawn on: its size and the colours of the moment. */
export interface Surface {
  /** CSS pixels. */
  readonly width: number
  /** Whether lines start at the right. */
  readonly isRightToLeft: boolean
  readonly colours: Colours
}

/** The custom properties of the style sheet, as they are now: light or dark. */
export interface Colours {
  readonly ink: string
  readonly muted: string
  readonly line: string
  readonly rail: string
  readonly paper: string
  readonly accent: string
  readonly bad: string
}

/** Reads the surface that an element offers. */
export function surfaceOf(element: Element): Surface {
  const style = getComputedStyle(element)
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    width: Math.floor(element.clientWidth),
    isRightToLeft: style.direction === 'rtl',
    colours: {
      ink: colour('ink'),
      muted: colour('muted'),
      line: colour('line'),
      rail: colour('rail'),
      paper: colour('paper'),
      accent: colour('accent'),
      bad: colour('bad'),
    },
  }
}

import { drawing } from '@shopbell/widget/prompt'

/** The sign of the house: a shop's counter bell. */
export function bell(): SVGElement {
  return drawing(32, { 'stroke-width': 2.6 }, [
    { d: 'M5 23h22a11 11 0 0 0-22 0zM3.5 27h25M16 12V8M13 7.5h6' },
  ])
}

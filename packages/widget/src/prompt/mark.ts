import { drawing } from './element.ts'

const STAR = 'M12 2.6l2.9 6 6.5.9-4.7 4.6 1.1 6.5-5.8-3.1-5.8 3.1 1.1-6.5-4.7-4.6 6.5-.9z'
const HAND =
  'M7.5 10.5l3.6-7.6a2.3 2.3 0 0 1 2.3 2.6l-.6 3.7h5.7a2.1 2.1 0 0 1 2.1 2.5l-1.3 6.6a2.1 2.1 0 0 1-2.1 1.7H7.5z'
const CUFF = 'M7.5 10.5v9.5h-4v-9.5z'

/** A star; a style sheet fills it. */
export function star(): SVGElement {
  return drawing(24, { 'stroke-width': 1.5 }, [{ d: STAR }])
}

/** A thumb, told apart by where it points before colour. @param up or down */
export function thumb(up: boolean): SVGElement {
  const stroke = `var(--f${up ? 5 : 2})`
  const transform = up ? '' : 'matrix(1 0 0 -1 0 23.5)'
  return drawing(24, { stroke, 'stroke-width': 1.4 }, [
    { d: HAND, transform, fill: stroke, 'fill-opacity': '.14' },
    { d: CUFF, transform },
  ])
}

/** How far the picture moves at a time, CSS px: far enough for the thinnest line to leave its place. */
export const STEP = 8
/** How often it moves, ms. */
export const MINUTE = 60_000

// A round of nine places, each one step from the next, so that the picture never leaves its margin.
const ROUND: readonly (readonly [x: number, y: number])[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
]

/**
 * Where the picture stands in a minute, against burn-in: another place each minute, at least `STEP`
 * from the one before.
 * @param minute a whole number from 0
 * @returns CSS px to the right and down, each between `-STEP` and `STEP`
 */
export function placeIn(minute: number): { readonly x: number; readonly y: number } {
  const [x, y] = ROUND[minute % ROUND.length]!
  return { x: x * STEP, y: y * STEP }
}

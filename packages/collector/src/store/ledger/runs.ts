/** Two ends, both included. */
export type Run = readonly [first: number, last: number]

/** Numbers as ranges that do not touch, in order. @example runsOf(new Set([3, 1, 2, 9])) // [[1, 3], [9, 9]] */
export function runsOf(numbers: ReadonlySet<number>): readonly Run[] {
  const found: [number, number][] = []
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = found.at(-1)
    if (last !== undefined && number === last[1] + 1) last[1] = number
    else found.push([number, number])
  }
  return found
}

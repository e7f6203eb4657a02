/**
 * The sum of a number of each, the smallest number first: so it is the same to the last bit in
 * whatever order they come.
 */
export function sum<T>(list: readonly T[], number: (one: T, place: number) => number): number {
  return new Float64Array(list.map(number)).sort().reduce((total, one) => total + one, 0)
}

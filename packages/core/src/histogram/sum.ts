/** The sum of a number of each, added in their order. */
export function sum<T>(list: readonly T[], number: (one: T, place: number) => number): number {
  return list.reduce((total, one, place) => total + number(one, place), 0)
}

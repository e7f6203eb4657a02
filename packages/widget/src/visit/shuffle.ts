/**
 * A copy in an order of chance, each order as likely as any other (Fisher and Yates, as by Durstenfeld, 1964).
 * @param random 0 to below 1
 */
export function shuffled<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  const mixed = [...items]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!]
  }
  return mixed
}

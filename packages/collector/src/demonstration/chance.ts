/** A source of chance that a seed determines wholly, so that whatever was made can be made again. */
export interface Chance {
  /** From 0 up to, but never, 1. */
  next(): number
  /** @param share how often it is true, 0 to 1 */
  whether(share: number): boolean
  /** A whole number from 0 up to, but never, `below`. */
  below(below: number): number
  /** One of the places of a list of weights, as often as it weighs. */
  place(weights: readonly number[]): number
  /** How often something happens that happens `mean` times on average (Poisson, by Knuth's product). */
  count(mean: number): number
}

/** Above this e^−mean gets lost, so the mean is split: counts of parts add up to a count of all. */
const MOST = 500

/**
 * Chance from a seed: sfc32 (Chris Doty-Humphrey's small fast counter), which passes PractRand.
 * @param seed a whole number; another one makes an independent series
 */
export function chanceOf(seed: number): Chance {
  let [a, b, c, counter] = [
    0x9e3779b9 ^ seed,
    0x243f6a88,
    0xb7e15162 + Math.floor(seed / 2 ** 32),
    1,
  ]

  function next(): number {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return (sum >>> 0) / 2 ** 32
  }

  // Seeds that are near each other are told apart only after some steps.
  for (let step = 0; step < 20; step++) next()

  function count(mean: number): number {
    if (mean > MOST) return count(MOST) + count(mean - MOST)
    const least = Math.exp(-mean)
    let [events, product] = [0, next()]
    while (product > least) {
      events++
      product *= next()
    }
    return events
  }

  return {
    next,
    whether: (share) => next() < share,
    below: (below) => Math.floor(next() * below),
    place(weights) {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0)
      const found = weights.findIndex((weight) => (left -= weight) < 0)
      return found < 0 ? weights.length - 1 : found
    },
    count,
  }
}

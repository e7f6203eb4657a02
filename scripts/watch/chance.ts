/** Chance that falls the same way every time. */
export interface Chance {
  /** Mean 0, variance 1. */
  normal(): number
  poisson(mean: number): number
  binomial(n: number, share: number): number
}

/** Random numbers from a seed (mulberry32). */
export function chance(seed: number): Chance {
  let state = seed
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    // Box & Muller 1958.
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    poisson(mean) {
      const least = Math.exp(-mean)
      let count = 0
      for (let product = uniform(); product > least; product *= uniform()) count++
      return count
    },
    binomial(n, share) {
      let count = 0
      for (let one = 0; one < n; one++) count += uniform() < share ? 1 : 0
      return count
    },
  }
}

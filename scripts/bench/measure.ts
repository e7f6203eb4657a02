/** Milliseconds of one run. */
export interface Timing {
  /** Before anything was compiled. */
  readonly first: number
  /** The least disturbed of the runs after it, which is what the code itself takes. */
  readonly best: number
  /** The middle of them, with whatever else the machine did. */
  readonly median: number
}

/** Times a task, which returns something that depends on all of its work, so that none is left out. */
export function measure(task: () => number, runs: number = 9): Timing {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    const result = task()
    const taken = performance.now() - start
    if (Number.isNaN(result)) throw new Error('a task came to no number')
    return taken
  })
  const later = times.slice(1).sort((left, right) => left - right)
  return { first: times[0]!, best: later[0]!, median: later[Math.floor(later.length / 2)]! }
}

/** Whole numbers below a limit that are the same every time (mulberry32). */
export function seeded(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * limit)
  }
}

/** Lets so many pass in any such time. */
export interface SlidingLimit {
  /** Counts one. @returns how long until the next may pass, ms; 0 when this one may */
  take(): number
  /** How long until the next may pass, ms; counts nothing. */
  wait(): number
}

/** @param within ms */
export function slidingLimit({
  most,
  within,
  now,
}: {
  readonly most: number
  readonly within: number
  readonly now: () => number
}): SlidingLimit {
  let taken: number[] = []
  function wait(): number {
    const time = now()
    // A clock that was set back would lock everybody out.
    taken = taken.filter((each) => each > time - within && each <= time)
    return taken.length < most ? 0 : taken[0]! + within - time
  }
  return {
    wait,
    take() {
      const left = wait()
      if (left === 0) taken.push(now())
      return left
    },
  }
}

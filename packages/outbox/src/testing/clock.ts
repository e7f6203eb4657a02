import type { Timers } from '../keeping/deadline.ts'

/** A clock that stands still until it is told. */
export interface Clock extends Timers {
  readonly now: () => number
  /** Lets time pass; timers that fall due are called in order. */
  readonly advance: (milliseconds: number) => void
  /** Sets the wall clock without time passing, as a person or a time server does. */
  readonly set: (time: number) => void
  /** The milliseconds until each timer falls due, soonest first. */
  readonly timers: () => number[]
}

export function createClock(): Clock {
  let wall = Date.UTC(2025, 10, 22)
  let time = 0
  let last = 0
  const timers = new Map<number, { at: number; callback: () => void }>()
  const soonest = () => [...timers].sort(([, a], [, b]) => a.at - b.at)
  return {
    now: () => wall,
    set: (to) => void (wall = to),
    setTimer: (callback, milliseconds) => {
      timers.set(++last, { at: time + milliseconds, callback })
      return last
    },
    clearTimer: (timer) => void timers.delete(timer as number),
    timers: () => soonest().map(([, { at }]) => at - time),
    advance: (milliseconds) => {
      const end = time + milliseconds
      for (let next; (next = soonest()[0]) && next[1].at <= end;) {
        wall += next[1].at - time
        time = next[1].at
        timers.delete(next[0])
        next[1].callback()
      }
      wall += end - time
      time = end
    },
  }
}

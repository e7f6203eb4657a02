import { realNow } from './real.ts'
import type { Work } from './work.ts'

/** The page's time, when the gauntlet makes it. */
export interface Clock {
  /**
   * Lets time pass: each timer fires in its turn, and not before the work that the one before it set
   * off is done. So nothing is late because the machine is busy.
   * @param grain timers this close together fire together, as late as the last of them, ms
   */
  elapse(milliseconds: number, grain?: number): Promise<void>
  /**
   * Lets time pass as a tablet does that sleeps: what became due fires when it wakes, once.
   * @param stands whether `performance.now` stands still meanwhile
   */
  sleep(milliseconds: number, stands?: boolean): Promise<void>
  /** Sleeps until the machine's own time has come. */
  catchUp(): Promise<void>
  /** Somebody sets the wall clock, by so many ms; nothing else notices. */
  set(by: number): void
  /** The time that a clock which is right would show, epoch ms. */
  truth(): number
  /** Whether time passes by itself. */
  isRunning(): boolean
  /** Goes on with the machine's own clock; one that was set stays so. */
  release(): void
}

interface Timer {
  at: number
  readonly every: number | null
  readonly run: () => void
}

const real = {
  setTimeout: setTimeout.bind(globalThis),
  setInterval: setInterval.bind(globalThis),
  clearTimeout: clearTimeout.bind(globalThis),
  performanceNow: performance.now.bind(performance),
}

/** Takes over `Date`, `performance.now` and the timers of this page. @param start epoch ms */
export function installClock(start: number, work: Work): Clock {
  const timers = new Map<number, Timer>()
  const released = new Map<number, number>()
  const origin = start - real.performanceNow()
  let time = start
  let isReal = false
  let shift = 0
  let stood = 0
  let last = 1_000_000 // The page may hold numbers of real timers.

  const truth = (): number => (isReal ? realNow() : Math.floor(time))
  const now = (): number => truth() + shift

  function arm(every: boolean, run: () => void, milliseconds = 0): number {
    const number = ++last
    if (isReal) {
      released.set(number, (every ? real.setInterval : real.setTimeout)(run, milliseconds) as never)
    } else {
      const delay = Math.max(1, milliseconds)
      timers.set(number, { at: time + delay, every: every ? delay : null, run })
    }
    return number
  }

  function clear(number: number | undefined): void {
    if (number === undefined) return
    timers.delete(number)
    real.clearTimeout(released.get(number) ?? number)
    released.delete(number)
  }

  function fire(until: number): void {
    const due = [...timers].filter(([, { at }]) => at <= until).sort((a, b) => a[1].at - b[1].at)
    for (const [number, timer] of due) {
      // One that fired before it may have stopped it.
      if (timers.get(number) !== timer) continue
      if (timer.every === null) timers.delete(number)
      else timer.at = time + timer.every
      timer.run()
    }
  }

  Object.assign(globalThis, {
    setTimeout: (run: (...given: unknown[]) => void, milliseconds?: number, ...given: unknown[]) =>
      arm(false, () => run(...given), milliseconds),
    setInterval: (run: (...given: unknown[]) => void, milliseconds?: number, ...given: unknown[]) =>
      arm(true, () => run(...given), milliseconds),
    clearTimeout: clear,
    clearInterval: clear,
    Date: new Proxy(Date, {
      construct: (target, given: []) =>
        given.length > 0 ? new target(...given) : new target(now()),
      apply: (target) => new target(now()).toString(),
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    }),
  })
  performance.now = () => (isReal ? real.performanceNow() : time - origin) - stood

  async function sleep(milliseconds: number, stands = false): Promise<void> {
    // Nothing sleeps in the middle of its work: a disk that was asked would seem to hang.
    await work.settled()
    time += milliseconds
    if (stands) stood += milliseconds
    fire(time)
    await work.settled()
  }

  return {
    async elapse(milliseconds, grain = 0) {
      const end = time + milliseconds
      for (;;) {
        await work.settled()
        const first = Math.min(...[...timers.values()].map(({ at }) => at))
        if (first > end) break
        const until = Math.min(end, first + grain)
        time = Math.max(
          time,
          ...[...timers.values()].map(({ at }) => at).filter((at) => at <= until),
        )
        fire(until)
      }
      time = end
    },
    sleep,
    catchUp: () => sleep(Math.max(0, realNow() - time)),
    set(by) {
      shift += by
    },
    truth,
    isRunning: () => isReal,
    release() {
      // Counts on from where it was.
      stood -= time - origin - real.performanceNow()
      isReal = true
      for (const [number, { at, every, run }] of timers) {
        timers.delete(number)
        const wait = Math.max(0, at - time)
        const start = every === null ? real.setTimeout(run, wait) : real.setInterval(run, every)
        released.set(number, start as never)
      }
    },
  }
}

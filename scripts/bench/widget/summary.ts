import type { Load } from './load-page.ts'
import { median, quantile } from './statistics.ts'

/** Some loads of one page under one condition in one line. Times in ms, medians unless said. */
export interface Summary {
  readonly runs: number
  readonly visible: { readonly median: number; readonly min: number; readonly p90: number }
  /** In scripts until the control was seen, and in all; `null` where that clock is spoiled by slowing the processor down. */
  readonly script: { readonly visible: number; readonly all: number } | null
  /** Style recalculation and layout. */
  readonly drawing: number
  /** Tasks of 50 ms and more in a load; the longest, 0 when there is none. */
  readonly longTasks: number
  readonly longest: number
  /** The longest that files other than the page held its thread without a break, in all and at best. */
  readonly held: { readonly median: number; readonly min: number }
  /** Total blocking time: what long tasks take beyond their first 50 ms. */
  readonly blocking: number
  /** The largest of all loads. */
  readonly shift: number
  /** MB. */
  readonly heap: number
  /** `null` when nothing was tapped. */
  readonly tap: number | null
  readonly requests: number
  /** kB on the wire, heads included, without the page itself. */
  readonly transferred: number
}

/** Beyond this a task is long and holds up input, ms. */
const LONG = 50

/** Sums up loads of one page. @throws RangeError when there are none */
export function summarize(loads: readonly Load[]): Summary {
  if (loads.length === 0) throw new RangeError('there are no loads to sum up')
  const middle = (value: (load: Load) => number): number => median(loads.map(value))
  const visible = loads.map((load) => load.visible)
  const taps = loads.flatMap(({ tap }) => (tap === null ? [] : [tap]))
  const scripts = loads.flatMap(({ script }) => (script === null ? [] : [script]))
  return {
    runs: loads.length,
    visible: { median: median(visible), min: Math.min(...visible), p90: quantile(visible, 0.9) },
    script:
      scripts.length === 0
        ? null
        : {
            visible: median(scripts.map(({ visible }) => visible)),
            all: median(scripts.map(({ all }) => all)),
          },
    drawing: middle(({ style, layout }) => style + layout),
    longTasks: middle(({ longTasks }) => longTasks.length),
    longest: middle(({ longTasks }) => Math.max(0, ...longTasks)),
    held: { median: middle(({ held }) => held), min: Math.min(...loads.map(({ held }) => held)) },
    blocking: middle(({ longTasks }) =>
      longTasks.reduce((sum, duration) => sum + Math.max(0, duration - LONG), 0),
    ),
    shift: Math.max(...loads.map(({ shift }) => shift)),
    heap: middle(({ heap }) => heap),
    tap: taps.length === 0 ? null : median(taps),
    requests: middle(({ wire }) => wire.requests.length),
    transferred: middle(
      ({ wire }) => wire.requests.reduce((sum, { bytes }) => sum + bytes, 0) / 1000,
    ),
  }
}

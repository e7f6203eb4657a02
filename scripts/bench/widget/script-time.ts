/** One event of a trace, as far as it is looked at. Times in µs. */
export interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  /** Of these, what the thread itself ran. */
  readonly tdur?: number
  readonly args?: { readonly beginData?: { readonly url?: string } }
}

/** What has to be traced for `scriptTime`. */
export const TRACED: readonly string[] = [
  'devtools.timeline',
  'toplevel',
  'v8',
  'disabled-by-default-v8.compile',
  'blink.user_timing',
]

const SCRIPT = new Set([
  // A module, and all that follows a promise, runs in a checkpoint; Chromium's own sum leaves it out.
  'BlinkScheduler_PerformMicrotaskCheckpoint',
  'RunMicrotasks',
  'EvaluateScript',
  'FunctionCall',
  'FireAnimationFrame',
  'TimerFire',
  'EventDispatch',
  'v8.run',
  'v8.callFunction',
  'v8.compile',
  'v8.compileModule',
  'v8.evaluateModule',
  'V8.CompileCode',
])
/** A script that reads a size makes the page lay itself out; that is counted with layout. */
const DRAWING = new Set(['UpdateLayoutTree', 'Layout'])

/**
 * Thread time that the main thread of a page spent in scripts, compiling included, ms.
 * @param address of the page, by which its thread is found
 * @param until a mark that the page set: what began after it is not counted
 * @throws Error when the page, or its mark, is not in the trace
 */
export function scriptTime(events: readonly TraceEvent[], address: string, until?: string): number {
  const page = events.find(
    ({ name, args }) => name === 'ParseHTML' && args?.beginData?.url === address,
  )
  if (page === undefined) throw new Error(`no trace of ${address}`)
  const mark = events.find(({ name, pid }) => name === until && pid === page.pid)
  if (until !== undefined && mark === undefined) throw new Error(`no ${until} in ${address}`)
  const tasks = events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === page.pid && tid === page.tid)
    .filter(({ ts }) => mark === undefined || ts <= mark.ts)
    .sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0))
  const open: { readonly end: number; readonly counts: boolean }[] = []
  let sum = 0
  for (const { name, ts, dur = 0, tdur = 0 } of tasks) {
    while (open.length > 0 && ts >= open.at(-1)!.end) open.pop()
    const before = open.at(-1)?.counts ?? false
    const counts = SCRIPT.has(name) || (before && !DRAWING.has(name))
    if (counts && !before) sum += tdur
    if (before && !counts) sum -= tdur
    open.push({ end: ts + dur, counts })
  }
  return sum / 1000
}

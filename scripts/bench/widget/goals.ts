import type { CodeBytes } from './code-bytes.ts'
import type { Condition } from './conditions.ts'
import type { Summary } from './summary.ts'

/** What was measured, for the goals to be read from. */
export interface Measured {
  /** `undefined` when the page was not measured so in this run. */
  readonly summary: (subject: string, condition: Condition['name']) => Summary | undefined
  readonly bytes: (subject: string) => CodeBytes | undefined
  /** The code that keeps a tap, fetched once the prompt can be seen; gzip, `null` when not measured. */
  readonly keeping: number | null
  /** Code of every kind of question together, gzip; `null` when not measured. */
  readonly everything: number | null
  readonly peers: readonly string[]
}

/** One goal, what came of it, and whether that is good enough; `null` when it was not measured. */
export interface Verdict {
  readonly goal: string
  readonly value: string
  readonly met: boolean | null
}

const OURS = 'ours'
const ONE_FILE = 'floor, one file'
const BEHIND_A_LOADER = 'floor behind a loader'
const POSTHOG = 'posthog-js'

/**
 * Holds what was measured to the goals. Times are judged as ratios within one run, since machines
 * differ. What is visible is held to the floor behind a loader, which has the hops that a tag needs
 * that never changes; script time to the floor in one file, since hops cost no script. Script is
 * judged until the control is seen: what keeps a tap, which no floor and no peer has, comes after it
 * in idle time, and stands in the table.
 */
export function judge(measured: Measured): readonly Verdict[] {
  const { summary, bytes, keeping, everything, peers } = measured
  const visible = (subject: string, condition: Condition['name']): Time | undefined =>
    summary(subject, condition)?.visible
  const script = (subject: string): Time | undefined => {
    const median = summary(subject, '1×')?.script?.visible
    return typeof median === 'number' ? { median } : undefined
  }
  const quickest = peers
    .flatMap((peer) => script(peer) ?? [])
    .sort((one, other) => one.median - other.median)[0]
  const code = bytes(OURS)
  return [
    ...(['1×', '4×', '4× slow 4G'] as const).map((condition) =>
      ratio(
        `visible at ${condition} ≤ 1.3 × the floor behind a loader`,
        visible(OURS, condition),
        visible(BEHIND_A_LOADER, condition),
        1.3,
        visible(ONE_FILE, condition),
      ),
    ),
    ratio(
      'visible at 4× slow 4G ≤ 1/3 of posthog-js',
      visible(OURS, '4× slow 4G'),
      visible(POSTHOG, '4× slow 4G'),
      1 / 3,
    ),
    ratio(
      'script until visible at 1× ≤ 2 × the floor in one file',
      script(OURS),
      script(ONE_FILE),
      2,
    ),
    ratio('script until visible at 1× below every peer’s', script(OURS), quickest, 1),
    ...(['4×', '4× slow 4G'] as const).map((condition) =>
      atMost(
        `no task of ours over 50 ms at ${condition}: the longest`,
        round(summary(OURS, condition)?.held.median),
        50,
        'ms',
      ),
    ),
    atMost('layout shift 0', worst(['1×', '4×', '4× slow 4G'], summary), 0, ''),
    atMost('tap to next paint at 4× ≤ 100 ms', summary(OURS, '4×')?.tap ?? undefined, 100, 'ms'),
    atMost('loader ≤ 1.5 kB gzip', kilo(code?.markup), 1.5, 'kB'),
    atMost('code until visible ≤ 10 kB gzip', kilo(code?.visible), 10, 'kB'),
    atMost(
      'code with the outbox ≤ 12 kB gzip',
      kilo(code && keeping !== null ? code.visible + keeping : undefined),
      12,
      'kB',
    ),
    atMost('every kind, one locale ≤ 20 kB gzip', kilo(everything ?? undefined), 20, 'kB'),
  ]
}

/** The middle of some runs; and the least disturbed of them, where that was kept. */
interface Time {
  readonly median: number
  readonly min?: number
}

function ratio(
  goal: string,
  mine: Time | undefined,
  theirs: Time | undefined,
  limit: number,
  beside?: Time,
): Verdict {
  if (mine === undefined || theirs === undefined) return { goal, value: 'not measured', met: null }
  const value = mine.median / theirs.median
  const parts = [`${value.toFixed(2)} ×`]
  if (mine.min !== undefined && theirs.min !== undefined) {
    parts.push(`best runs ${(mine.min / theirs.min).toFixed(2)} ×`)
  }
  if (beside !== undefined) {
    parts.push(`floor in one file ${(mine.median / beside.median).toFixed(2)} ×`)
  }
  return { goal, value: parts.join(', '), met: value <= limit }
}

function atMost(goal: string, value: number | undefined, limit: number, unit: string): Verdict {
  if (value === undefined) return { goal, value: 'not measured', met: null }
  const digits = unit === 'kB' ? 2 : Number.isInteger(value) ? 0 : 3
  return { goal, value: `${value.toFixed(digits)} ${unit}`.trim(), met: value <= limit }
}

function round(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.round(value)
}

function kilo(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : bytes / 1000
}

function worst(
  conditions: readonly Condition['name'][],
  summary: Measured['summary'],
): number | undefined {
  const shifts = conditions.flatMap((condition) => summary(OURS, condition)?.shift ?? [])
  return shifts.length === 0 ? undefined : Math.max(...shifts)
}

import type { Verdict } from './goals.ts'
import type { Summary } from './summary.ts'

/** Lines of columns, the first to the left and the others to the right. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

export const TIME_HEAD = [
  '',
  'visible ms (min–p90)',
  'script ms, until visible / in all',
  'style+layout',
  'long n / longest',
  'its own longest',
  'blocking ms',
  'shift',
  'tap ms',
  'heap MB',
] as const

/** A line of times. */
export function timeRow(name: string, summary: Summary): readonly string[] {
  const { visible, script, drawing, longTasks, longest, shift, tap, heap } = summary
  const { held, blocking } = summary
  return [
    name,
    `${visible.median.toFixed(0)} (${visible.min.toFixed(0)}–${visible.p90.toFixed(0)})`,
    script === null ? '' : `${script.visible.toFixed(1)} / ${script.all.toFixed(1)}`,
    drawing.toFixed(1),
    longTasks === 0 ? '–' : `${longTasks} / ${longest.toFixed(0)}`,
    held.median === 0 ? '–' : held.median.toFixed(0),
    blocking.toFixed(0),
    shift === 0 ? '0' : shift.toFixed(3),
    tap === null ? '' : tap.toFixed(0),
    heap.toFixed(1),
  ]
}

const MARK = { true: 'met   ', false: 'MISSED', null: '–     ' } as const

/** One goal and what came of it. */
export function verdictLine({ goal, value, met }: Verdict): string {
  return `${MARK[`${met}`]}  ${goal}: ${value}`
}

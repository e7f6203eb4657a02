import type { HourCell } from '@shopbell/core/report'
import type { PlotOptions } from '../../chart/plot.ts'
import type { Surface } from '../../chart/surface.ts'
import type { Table } from '../../export/table.ts'
import type { Plot } from '../../parts/Chart.tsx'
import { isSure } from '../../words/is-sure.ts'
import { WEEKDAYS } from './hour-sentences.ts'

/** Weekdays across and hours down, so that it fits a phone. */
export function hourChart(
  hours: readonly HourCell[],
): (plot: Plot, surface: Surface) => PlotOptions {
  const cells = hours.map(({ weekday, hour, share, flag }) => ({
    day: WEEKDAYS[weekday - 1]!,
    hour,
    value: share !== null && isSure(share, 1) ? share.value! : null,
    flag,
  }))
  const known = cells.flatMap(({ value }) => (value === null ? [] : [value]))
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const first = Math.min(...cells.map(({ hour }) => hour))
  const last = Math.max(...cells.map(({ hour }) => hour))
  const rows = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  /** Between a fifth and full, so that the lowest is seen too. */
  const depth = (value: number): number =>
    most > least ? 0.15 + 0.85 * ((value - least) / (most - least)) : 0.6
  return (plot, { colours, isRightToLeft, width }) => ({
    height: 40 + rows.length * 26,
    width: Math.min(width, 640),
    marginLeft: isRightToLeft ? 12 : 52,
    marginRight: isRightToLeft ? 52 : 12,
    marginTop: 28,
    marginBottom: 8,
    x: { domain: isRightToLeft ? WEEKDAYS.toReversed() : WEEKDAYS, label: null, padding: 0.06 },
    y: { domain: rows, label: null, padding: 0.06 },
    color: { type: 'identity' },
    opacity: { type: 'identity' },
    marks: [
      plot.axisX({ anchor: 'top', tickSize: 0, label: null }),
      plot.axisY({
        anchor: isRightToLeft ? 'right' : 'left',
        tickSize: 0,
        label: null,
        tickFormat: (hour: number) => `${String(hour).padStart(2, '0')}:00`,
      }),
      plot.cell(cells, {
        x: 'day',
        y: 'hour',
        fill: ({ value }) => (value === null ? 'none' : colours.accent),
        fillOpacity: ({ value }) => (value === null ? 0 : depth(value)),
        stroke: colours.rail,
        strokeOpacity: 1,
      }),
      plot.dot(
        cells.filter(({ flag }) => flag === 'below'),
        { x: 'day', y: 'hour', symbol: 'times', r: 4.5, stroke: colours.ink, strokeWidth: 2 },
      ),
    ],
  })
}

/** The same as rows. */
export function hourFigures(hours: readonly HourCell[]): Table {
  return {
    head: ['Day', 'Hour', 'Good', 'Low', 'High', 'Answers', 'Marked'],
    rows: hours.map(({ weekday, hour, n, share, flag }) => [
      WEEKDAYS[weekday - 1]!,
      hour,
      share?.value ?? null,
      share?.low ?? null,
      share?.high ?? null,
      n,
      flag,
    ]),
  }
}

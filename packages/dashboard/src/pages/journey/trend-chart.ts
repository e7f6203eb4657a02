import type { OpenedPoint } from '@shopbell/core/report'
import type { PlotOptions } from '../../chart/plot.ts'
import type { Surface } from '../../chart/surface.ts'
import type { Table } from '../../export/table.ts'
import type { Plot } from '../../parts/Chart.tsx'

/** Points with their intervals over time; where there are too few there is nothing. */
export function trendChart(
  trend: readonly OpenedPoint[],
): (plot: Plot, surface: Surface) => PlotOptions {
  const drawn = trend.flatMap(({ from, score: { value, low, high } }) =>
    value === null
      ? []
      : [
          {
            at: new Date(from),
            value,
            low: Math.max(low ?? value, 0),
            high: Math.min(high ?? value, 100),
          },
        ],
  )
  return (plot, { colours, isRightToLeft }) => ({
    height: 200,
    x: { type: 'utc', reverse: isRightToLeft, label: null },
    y: { domain: [0, 100], label: null, ticks: 5 },
    marks: [
      plot.gridY({ stroke: colours.rail, strokeOpacity: 1, ticks: 5 }),
      plot.ruleX(drawn, {
        x: 'at',
        y1: 'low',
        y2: 'high',
        stroke: colours.accent,
        strokeWidth: 4,
        strokeOpacity: 0.4,
        strokeLinecap: 'round',
      }),
      plot.dot(drawn, { x: 'at', y: 'value', r: 3.5, fill: colours.accent }),
    ],
  })
}

/** The same as rows. */
export function trendFigures(trend: readonly OpenedPoint[]): Table {
  return {
    head: ['From', 'Score', 'Low', 'High', 'Answers'],
    rows: trend.map(({ from, score: { value, low, high, n } }) => [from, value, low, high, n]),
  }
}

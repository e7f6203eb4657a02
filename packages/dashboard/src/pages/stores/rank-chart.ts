import type { StoresReport } from '@shopbell/core/report'
import type { PlotOptions } from '../../chart/plot.ts'
import type { Surface } from '../../chart/surface.ts'
import type { Table } from '../../export/table.ts'
import type { Plot } from '../../parts/Chart.tsx'

/** A point and its interval a store, the highest first; colour only for what is more than noise. */
export function rankChart({
  stores,
  collective,
}: StoresReport): (plot: Plot, surface: Surface) => PlotOptions {
  const rows = stores.map(({ location, name, drawn: { value, low, high }, flag }) => ({
    location,
    name,
    value: value!,
    low: low ?? value!,
    high: high ?? value!,
    flag,
  }))
  const [least, most] = [
    Math.floor(Math.min(...rows.map(({ low }) => low)) * 20) / 20,
    Math.ceil(Math.max(...rows.map(({ high }) => high)) * 20) / 20,
  ]
  const nameOf = new Map(rows.map(({ location, name }) => [location, name]))
  return (plot, { colours, isRightToLeft, width }) => {
    const side = width < 480 ? 108 : 140
    const colour = (flag: (typeof rows)[number]['flag']): string =>
      flag === 'below' ? colours.bad : flag === 'above' ? colours.accent : colours.muted
    return {
      height: 44 + rows.length * 30,
      marginLeft: isRightToLeft ? 16 : side,
      marginRight: isRightToLeft ? side : 16,
      x: { domain: [least, most], reverse: isRightToLeft, label: null },
      y: { domain: rows.map(({ location }) => location), label: null },
      color: { type: 'identity' },
      marks: [
        plot.gridX({ stroke: colours.rail, strokeOpacity: 1, ticks: 5 }),
        plot.axisX({ label: null, tickSize: 0, ticks: 5, tickFormat: '.0%' }),
        plot.axisY({
          anchor: isRightToLeft ? 'right' : 'left',
          tickSize: 0,
          label: null,
          lineWidth: side / 12 - 1,
          textOverflow: 'ellipsis',
          tickFormat: (location: string) => nameOf.get(location) ?? location,
        }),
        ...(collective === null
          ? []
          : [plot.ruleX([collective], { stroke: colours.ink, strokeDasharray: '3 4' })]),
        plot.ruleY(rows, {
          y: 'location',
          x1: 'low',
          x2: 'high',
          stroke: ({ flag }) => colour(flag),
          strokeWidth: 6,
          strokeOpacity: 0.4,
          strokeLinecap: 'round',
        }),
        plot.dot(rows, {
          y: 'location',
          x: 'value',
          r: 5,
          symbol: ({ flag }: (typeof rows)[number]) =>
            flag === null ? 'circle' : flag === 'above' ? 'triangle' : 'diamond',
          fill: ({ flag }) => colour(flag),
          stroke: colours.paper,
        }),
      ],
    }
  }
}

/** The same as rows. */
export function rankFigures({ stores }: StoresReport): Table {
  return {
    head: [
      'Store',
      'Region',
      'Drawn',
      'Low',
      'High',
      'Its own',
      'Low',
      'High',
      'Answers',
      'Marked',
    ],
    rows: stores.map(({ name, region, drawn, share, flag }) => [
      name,
      region,
      drawn.value,
      drawn.low,
      drawn.high,
      share.value,
      share.low,
      share.high,
      share.n,
      flag,
    ]),
  }
}

import type { Estimate } from '@shopbell/core'
import type { ChannelsReport } from '@shopbell/core/report'
import type { PlotOptions } from '../../chart/plot.ts'
import type { Surface } from '../../chart/surface.ts'
import type { Table } from '../../export/table.ts'
import type { Plot } from '../../parts/Chart.tsx'
import { channelWords } from '../../words/channel-words.ts'
import { isSure } from '../../words/is-sure.ts'

/** One line of the chart. */
interface Row {
  readonly name: string
  readonly estimate: Estimate
  readonly isTogether: boolean
}

/** The channels alone, and below them all together by each choice of weights. */
export function rowsOf({ channels, together }: ChannelsReport): readonly Row[] {
  const whole: readonly (readonly [string, Estimate | null])[] = [
    ['All, channels alike', together.equal],
    ['All, by customers', together.traffic],
    ['All, by answers', together.volume],
  ]
  return [
    ...channels.map(({ channel, score }) => ({
      name: channelWords(channel),
      estimate: score,
      isTogether: false,
    })),
    ...whole.flatMap(([name, estimate]): readonly Row[] =>
      estimate === null || channels.length < 2 ? [] : [{ name, estimate, isTogether: true }],
    ),
  ]
}

/** A point and its interval a line, on the axis from 0 to 100; what is unsure is hollow. */
export function channelChart(rows: readonly Row[]): (plot: Plot, surface: Surface) => PlotOptions {
  const drawn = rows
    .filter(({ estimate }) => estimate.low !== null && estimate.value !== null)
    .map(({ name, estimate: { value, low, high }, estimate, isTogether }) => ({
      name,
      value: value!,
      low: Math.max(low!, 0),
      high: Math.min(high!, 100),
      isSaid: isSure(estimate),
      isTogether,
    }))
  return (plot, { colours, isRightToLeft }) => {
    const toneOf = ({ isSaid, isTogether }: (typeof drawn)[number]): string => {
      if (!isSaid) return colours.muted
      return isTogether ? colours.ink : colours.accent
    }
    const point = {
      y: 'name',
      x: 'value',
      r: 5,
      fill: (row: (typeof drawn)[number]) => (row.isSaid ? toneOf(row) : colours.paper),
      stroke: (row: (typeof drawn)[number]) => (row.isSaid ? colours.paper : colours.muted),
      strokeWidth: 1.5,
    }
    return {
      height: 48 + drawn.length * 36,
      marginLeft: isRightToLeft ? 20 : 130,
      marginRight: isRightToLeft ? 130 : 20,
      x: { domain: [0, 100], reverse: isRightToLeft, label: null, ticks: 5 },
      y: { domain: drawn.map(({ name }) => name), label: null },
      marks: [
        plot.gridX({ stroke: colours.rail, strokeOpacity: 1, ticks: 5 }),
        plot.axisY({ anchor: isRightToLeft ? 'right' : 'left', tickSize: 0, label: null }),
        plot.ruleY(drawn, {
          y: 'name',
          x1: 'low',
          x2: 'high',
          stroke: toneOf,
          strokeWidth: 6,
          strokeOpacity: 0.4,
          strokeLinecap: 'round',
        }),
        plot.dot(
          drawn.filter(({ isTogether }) => !isTogether),
          point,
        ),
        plot.dot(
          drawn.filter(({ isTogether }) => isTogether),
          { ...point, symbol: 'diamond' },
        ),
      ],
      color: { type: 'identity' },
    }
  }
}

/** The same as rows. */
export function channelFigures(rows: readonly Row[]): Table {
  return {
    head: ['Channel', 'Score', 'From', 'To', 'Answers', 'Level'],
    rows: rows.map(({ name, estimate: { value, low, high, n, level } }) => [
      name,
      value,
      low,
      high,
      n,
      level,
    ]),
  }
}

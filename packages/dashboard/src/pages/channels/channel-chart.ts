import type { ChannelScore } from '../../api/report.ts'
import type { Table } from '../../export/table.ts'
import type { Plot } from '../../parts/Chart.tsx'
import type { PlotOptions } from '../../chart/plot.ts'
import type { Surface } from '../../chart/surface.ts'
import { channelWords } from '../../words/channel-words.ts'
import { isSure } from '../../words/is-sure.ts'

/** A point and its interval a channel, on the axis from 0 to 100; what is unsure is hollow. */
export function channelChart(
  channels: readonly ChannelScore[],
): (plot: Plot, surface: Surface) => PlotOptions {
  const rows = channels.map(({ channel, index }) => ({
    channel: channelWords(channel),
    ...index,
    isSaid: isSure(index),
  }))
  return (plot, { colours, isRightToLeft }) => ({
    height: 48 + rows.length * 40,
    marginLeft: isRightToLeft ? 20 : 110,
    marginRight: isRightToLeft ? 110 : 20,
    x: { domain: [0, 100], reverse: isRightToLeft, label: null, ticks: 5 },
    y: { domain: rows.map(({ channel }) => channel), label: null },
    marks: [
      plot.gridX({ stroke: colours.rail, strokeOpacity: 1 }),
      plot.axisY({ anchor: isRightToLeft ? 'right' : 'left', tickSize: 0, label: null }),
      plot.ruleY(rows, {
        y: 'channel',
        x1: ({ low }) => Math.max(low, 0),
        x2: ({ high }) => Math.min(high, 100),
        stroke: ({ isSaid }) => (isSaid ? colours.accent : colours.muted),
        strokeWidth: 6,
        strokeOpacity: 0.4,
        strokeLinecap: 'round',
      }),
      plot.dot(rows, {
        y: 'channel',
        x: 'value',
        r: 5,
        fill: ({ isSaid }) => (isSaid ? colours.accent : colours.paper),
        stroke: ({ isSaid }) => (isSaid ? colours.paper : colours.muted),
        strokeWidth: 1.5,
      }),
    ],
    color: { type: 'identity' },
  })
}

/** The same as rows. */
export function channelFigures(channels: readonly ChannelScore[]): Table {
  return {
    head: ['Channel', 'Score', 'From', 'To', 'Answers'],
    rows: channels.map(({ channel, index }) => [
      channelWords(channel),
      index.value,
      index.low,
      index.high,
      index.n,
    ]),
  }
}

import { FEWEST } from '@shopbell/core'
import type { LensTrend, TrendPoint } from '@shopbell/core/report'
import type { PlotOptions } from '../../chart/plot.ts'
import type { Surface } from '../../chart/surface.ts'
import type { Table } from '../../export/table.ts'
import type { Plot } from '../../parts/Chart.tsx'
import { dayAt } from '../../words/day-words.ts'

/** What a change is called in the chart: A, B … Z, AA, AB … by day. */
export function letterOf(place: number): string {
  const rest = Math.floor(place / 26)
  return (rest === 0 ? '' : letterOf(rest - 1)) + String.fromCharCode(65 + (place % 26))
}

/**
 * A line within its band, with changes as letters and alarms as arrows. Steps with too few answers
 * leave a gap. The axis begins where the band does: it is a line, and no bar is cut off.
 */
export function trendChart({
  points,
  changes,
  watch,
}: LensTrend): (plot: Plot, surface: Surface) => PlotOptions {
  const rows = points.map(rowOf)
  const [first, last] = [dayAt(points[0]!.from), dayAt(points.at(-1)!.to)]
  const marks = changes.map(({ at }, place) => ({ at: dayAt(at), letter: letterOf(place) }))
  const alarms = watch.alarms
    .map(({ day, direction }) => ({ at: dayAt(day), arrow: direction === 'rise' ? '▲' : '▼' }))
    .filter(({ at }) => at >= first && at < last)
  const limits = rows.flatMap(({ low, high }) => [low, high]).filter((each) => !Number.isNaN(each))
  const bottom = Math.max(0, Math.floor(Math.min(0.9, ...limits) * 10) / 10)
  const top = Math.min(1, Math.ceil(Math.max(bottom + 0.1, ...limits) * 10) / 10)
  return (plot, { colours, isRightToLeft }) => ({
    height: 260,
    marginTop: 28,
    marginLeft: isRightToLeft ? 16 : 44,
    marginRight: isRightToLeft ? 44 : 16,
    x: { type: 'utc', domain: [first, last], reverse: isRightToLeft, label: null },
    y: { domain: [bottom, top], label: null, tickFormat: '.0%', ticks: 5 },
    marks: [
      plot.gridY({ stroke: colours.rail, strokeOpacity: 1, ticks: 5 }),
      plot.axisY({
        anchor: isRightToLeft ? 'right' : 'left',
        tickSize: 0,
        label: null,
        tickFormat: '.0%',
        ticks: 5,
      }),
      plot.axisX({ label: null, tickSize: 0 }),
      plot.areaY(rows, {
        x: 'at',
        y1: 'low',
        y2: 'high',
        fill: colours.accent,
        fillOpacity: 0.18,
      }),
      plot.line(rows, { x: 'at', y: 'value', stroke: colours.accent, strokeWidth: 2 }),
      plot.ruleX(
        rows.filter(({ value }) => !Number.isNaN(value)),
        { x: 'at', y1: 'low', y2: 'high', stroke: colours.accent, strokeOpacity: 0.35 },
      ),
      plot.dot(rows, { x: 'at', y: 'value', r: 3, fill: colours.accent, stroke: colours.paper }),
      plot.ruleX(marks, { x: 'at', stroke: colours.ink, strokeDasharray: '3 4' }),
      plot.text(marks, {
        x: 'at',
        text: 'letter',
        frameAnchor: 'top',
        dy: -18,
        fill: colours.ink,
        fontWeight: 600,
      }),
      plot.text(alarms, {
        x: 'at',
        text: 'arrow',
        frameAnchor: 'bottom',
        dy: -2,
        fill: colours.muted,
      }),
    ],
  })
}

interface Row {
  /** The middle of the step. */
  readonly at: Date
  readonly value: number
  readonly low: number
  readonly high: number
}

function rowOf({ from, to, share: { value, low, high, n } }: TrendPoint): Row {
  const at = new Date((dayAt(from).getTime() + dayAt(to).getTime()) / 2)
  if (n < FEWEST) return { at, value: Number.NaN, low: Number.NaN, high: Number.NaN }
  return { at, value: value!, low: low!, high: high! }
}

/** The same as rows; nothing of a step with too few answers. */
export function trendFigures({ points }: LensTrend): Table {
  return {
    head: ['From', 'Before', 'Good', 'Low', 'High', 'Answers'],
    rows: points.map(({ from, to, share: { value, low, high, n } }) => {
      const isShown = n >= FEWEST
      return [from, to, isShown ? value : null, isShown ? low : null, isShown ? high : null, n]
    }),
  }
}

import type { LoyaltyReport } from '@shopbell/core/report'
import type { PlotOptions } from '../../chart/plot.ts'
import type { Surface } from '../../chart/surface.ts'
import type { Table } from '../../export/table.ts'
import type { Plot } from '../../parts/Chart.tsx'

/** Loyalty at each point of the score; where it is good enough the ground is shaded. */
export function loyaltyChart({
  steps,
  enough,
}: LoyaltyReport): (plot: Plot, surface: Surface) => PlotOptions {
  const rows = steps
    .filter(({ loyalty }) => loyalty.value !== null)
    .map(({ point, loyalty: { value, low, high } }) => ({
      point,
      value: value!,
      low: Math.max(0, low ?? value!),
      high: Math.min(100, high ?? value!),
    }))
  const last = steps.at(-1)!.point
  const ground = enough.point === null ? [] : [{ from: enough.point - 0.4, to: last + 0.4 }]
  const points = steps.map(({ point }) => point)
  return (plot, { colours, isRightToLeft }) => ({
    height: 280,
    marginTop: 24,
    marginBottom: 44,
    marginLeft: isRightToLeft ? 16 : 40,
    marginRight: isRightToLeft ? 40 : 16,
    x: { domain: [points[0]! - 0.5, last + 0.5], reverse: isRightToLeft, label: null },
    y: { domain: [0, 100], label: null, ticks: 5 },
    marks: [
      plot.rect(ground, {
        x1: 'from',
        x2: 'to',
        y1: 0,
        y2: 100,
        fill: colours.accent,
        fillOpacity: 0.1,
      }),
      plot.gridY({ stroke: colours.rail, strokeOpacity: 1, ticks: 5 }),
      plot.axisY({ anchor: isRightToLeft ? 'right' : 'left', tickSize: 0, label: null, ticks: 5 }),
      plot.axisX(points, {
        label: null,
        tickSize: 0,
        tickFormat: (point: number) => String(point),
      }),
      plot.text(ground, {
        x: ({ from, to }: { from: number; to: number }) => (from + to) / 2,
        frameAnchor: 'top',
        dy: -16,
        text: () => 'good enough',
        fill: colours.ink,
      }),
      plot.line(rows, { x: 'point', y: 'value', stroke: colours.accent, strokeWidth: 2 }),
      plot.ruleX(rows, {
        x: 'point',
        y1: 'low',
        y2: 'high',
        stroke: colours.accent,
        strokeWidth: 6,
        strokeOpacity: 0.35,
        strokeLinecap: 'round',
      }),
      plot.dot(rows, {
        x: 'point',
        y: 'value',
        r: 4.5,
        fill: colours.accent,
        stroke: colours.paper,
      }),
      plot.text([last], {
        x: (points[0]! + last) / 2,
        frameAnchor: 'bottom',
        dy: 36,
        text: () => 'How they found the whole',
        fill: colours.muted,
      }),
    ],
  })
}

/** The same as rows. */
export function loyaltyFigures({ steps }: LoyaltyReport): Table {
  return {
    head: ['Score', 'Loyalty', 'Low', 'High', 'People', 'More than before', 'Low', 'High'],
    rows: steps.map(({ point, loyalty, gain }) => [
      point,
      loyalty.value,
      loyalty.low,
      loyalty.high,
      loyalty.n,
      gain?.value ?? null,
      gain?.low ?? null,
      gain?.high ?? null,
    ]),
  }
}

import { FEWEST, type Estimate } from '@shopbell/core'
import type { PlotOptions } from '../../chart/plot.ts'
import type { Surface } from '../../chart/surface.ts'
import type { Table } from '../../export/table.ts'
import type { Plot } from '../../parts/Chart.tsx'
import { isSure } from '../../words/is-sure.ts'

/** Something that is a part of a whole, 0 to 1. */
export interface Part {
  readonly label: string
  readonly estimate: Estimate
}

/** Letters of a label that fit on a line of so many pixels, roughly. */
const PIXELS_A_LETTER = 6.4

/** A bar a part from 0, with its interval across the end; the label stands above it, so that it fits a phone. */
export function partChart(parts: readonly Part[]): (plot: Plot, surface: Surface) => PlotOptions {
  const rows = parts
    .filter(({ estimate: { value, n } }) => value !== null && n >= FEWEST)
    .map(({ label, estimate }, place) => ({
      place,
      label,
      value: estimate.value!,
      low: estimate.low ?? estimate.value!,
      high: estimate.high ?? estimate.value!,
      isSaid: isSure(estimate, 1),
    }))
  const most = Math.max(0.1, ...rows.map(({ high }) => high))
  return (plot, { colours, isRightToLeft, width }) => ({
    height: 40 + rows.length * 46,
    marginLeft: 16,
    marginRight: 16,
    marginTop: 8,
    x: {
      domain: [0, Math.min(1, most * 1.05)],
      reverse: isRightToLeft,
      label: null,
      ticks: 5,
      tickFormat: '.0%',
    },
    y: { domain: rows.map(({ place }) => place), axis: null, padding: 0.3 },
    marks: [
      plot.gridX({ stroke: colours.rail, strokeOpacity: 1, ticks: 5 }),
      plot.axisX({ label: null, tickSize: 0, ticks: 5, tickFormat: '.0%' }),
      plot.barX(rows, {
        y: 'place',
        x: 'value',
        insetTop: 18,
        fill: colours.accent,
        fillOpacity: ({ isSaid }: { isSaid: boolean }) => (isSaid ? 0.75 : 0.25),
      }),
      plot.ruleY(rows, {
        y: 'place',
        x1: 'low',
        x2: 'high',
        dy: 9,
        stroke: colours.ink,
        strokeWidth: 2,
      }),
      plot.text(rows, {
        y: 'place',
        x: 0,
        text: ({ label }: { label: string }) => shortened(label, width - 40),
        textAnchor: isRightToLeft ? 'end' : 'start',
        dy: -12,
        fill: colours.ink,
      }),
    ],
  })
}

function shortened(label: string, width: number): string {
  const most = Math.max(12, Math.floor(width / PIXELS_A_LETTER))
  return label.length <= most ? label : `${label.slice(0, most - 1).trimEnd()}…`
}

/** The same as rows. @param what stands over the labels */
export function partFigures(
  what: string,
  parts: readonly (Part & { readonly share?: Estimate; readonly lift?: Estimate | null })[],
): Table {
  const hasShare = parts.some(({ share }) => share !== undefined)
  const hasLift = parts.some(({ lift }) => lift !== undefined && lift !== null)
  const of = (estimate: Estimate | null | undefined): readonly (number | null)[] =>
    estimate && estimate.n >= FEWEST
      ? [estimate.value, estimate.low, estimate.high]
      : [null, null, null]
  return {
    head: [
      what,
      'Part',
      'Low',
      'High',
      'Answers',
      ...(hasShare ? ['Good answers to it', 'Low', 'High'] : []),
      ...(hasLift ? ['Goes with', 'Low', 'High'] : []),
    ],
    rows: parts.map(({ label, estimate, share, lift }) => [
      label,
      ...of(estimate),
      estimate.n,
      ...(hasShare ? of(share) : []),
      ...(hasLift ? of(lift) : []),
    ]),
  }
}

import type { VNode } from 'preact'
import { csvOf } from '../export/csv.ts'
import { pngOf, svgOf } from '../export/picture.ts'
import { save } from '../export/save.ts'
import type { Table } from '../export/table.ts'
import './exports.css'

interface ExportsProps {
  /** What the files are called, without an ending. */
  readonly name: string
  /** What is taken along, for who hears the buttons only. */
  readonly title: string
  readonly table: Table
  /** The chart on the screen; `null` while there is none. Not given where there never is one. */
  readonly chart?: () => SVGSVGElement | null
}

/** Takes along what is on the screen: figures as CSV, a chart as PNG or SVG. */
export function Exports({ name, title, table, chart }: ExportsProps): VNode {
  const paper = (): string =>
    getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()
  const saveCsv = (): void =>
    save(`${name}.csv`, new Blob([csvOf(table)], { type: 'text/csv;charset=utf-8' }))
  const saveSvg = (): void => {
    const drawn = chart?.()
    if (!drawn) return
    save(`${name}.svg`, new Blob([svgOf(drawn, paper())], { type: 'image/svg+xml' }))
  }
  const savePng = async (): Promise<void> => {
    const drawn = chart?.()
    const picture = drawn ? await pngOf(drawn, paper()) : null
    if (picture !== null) save(`${name}.png`, picture)
  }
  const button = (kind: string, onClick: () => void): VNode => (
    <button type="button" class="quiet" aria-label={`Save ${title} as ${kind}`} onClick={onClick}>
      {kind}
    </button>
  )
  return (
    <p class="exports">
      {button('CSV', saveCsv)}
      {chart !== undefined && button('PNG', () => void savePng())}
      {chart !== undefined && button('SVG', saveSvg)}
    </p>
  )
}

import type { Cell, Table } from './table.ts'

/**
 * A table as CSV (RFC 4180), with a mark in front that has spreadsheets read it as UTF-8. A text that
 * a spreadsheet would take for a formula gets an apostrophe in front.
 * @example csvOf({ head: ['store', 'score'], rows: [['=1+1', 71.5]] }) // "\uFEFFstore,score\r\n'=1+1,71.5\r\n"
 */
export function csvOf({ head, rows }: Table): string {
  return `\uFEFF${[head, ...rows].map((row) => `${row.map(fieldOf).join(',')}\r\n`).join('')}`
}

function fieldOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

import type { VNode } from 'preact'
import type { Cell, Table } from '../export/table.ts'

interface TableBesideProps {
  /** What it is a table of. */
  readonly caption: string
  readonly table: Table
}

/** The figures of a chart, for who does not see it or wants them to the digit. */
export function TableBeside({ caption, table }: TableBesideProps): VNode {
  return (
    <details class="beside">
      <summary>As a table</summary>
      <div class="scroll" role="region" aria-label={caption} tabIndex={0}>
        <table>
          <caption class="unseen">{caption}</caption>
          <thead>
            <tr>
              {table.head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(([first = null, ...rest], at) => (
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={at}>
                <th scope="row" dir="auto">
                  {wordsOf(first)}
                </th>
                {rest.map((cell, at) => (
                  <td key={at}>{wordsOf(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

const tenth = new Intl.NumberFormat('en', { maximumFractionDigits: 3 })

function wordsOf(cell: Cell): string {
  if (cell === null) return '–'
  return typeof cell === 'number' ? tenth.format(cell) : cell
}

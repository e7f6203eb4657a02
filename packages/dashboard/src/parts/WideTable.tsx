import type { ComponentChildren, VNode } from 'preact'
import './wide-table.css'

/** A row: what it is of, and a cell for every further column. */
export interface WideRow {
  readonly key: string
  readonly name: ComponentChildren
  readonly cells: readonly ComponentChildren[]
  /** How the row looks beside the others; as they do when not given. */
  readonly kind?: string
}

interface WideTableProps {
  /** What it is a table of; who does not see it hears this. */
  readonly label: string
  /** Written above it; nothing when not given. */
  readonly caption?: string
  /** The names of the columns, that of the rows' names first. */
  readonly head: readonly string[]
  readonly rows: readonly WideRow[]
}

/** A table of several columns. On a phone each row stands alone, its columns named in it. */
export function WideTable({ label, caption, head, rows }: WideTableProps): VNode {
  const [, ...columns] = head
  return (
    <div class="scroll" role="region" aria-label={label} tabIndex={0}>
      <table
        class={columns.length % 3 === 0 ? 'even long wide-table thirds' : 'even long wide-table'}
      >
        {caption !== undefined && <caption>{caption}</caption>}
        <thead>
          <tr>
            {head.map((name, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- two columns may be called alike
              <th key={at} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells, kind }) => (
            <tr key={key} class={kind}>
              <th scope="row" dir="auto">
                {name}
              </th>
              {columns.map((column, at) => (
                // oxlint-disable-next-line react/no-array-index-key
                <td key={at} data-column={column}>
                  {cells[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

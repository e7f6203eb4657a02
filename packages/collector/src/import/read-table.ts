import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { parse } from 'csv-parse'

/** One row of a table, or why it could not be read. */
export type Row =
  | { readonly line: number; readonly values: readonly string[] }
  | { readonly line: number; readonly error: string }

/** A table whose first line names its columns. */
export interface Table {
  readonly columns: readonly string[]
  /** In their order; empty lines are passed over. */
  readonly rows: AsyncIterable<Row>
  /** Of the file, bytes; 0 where it has none that is known, as a pipe. */
  readonly size: number
  /** How many bytes were read so far, some of which may wait to become rows. */
  bytesRead(): number
}

/**
 * Opens a CSV file as a stream.
 * @throws Error when the file cannot be read or is empty
 */
export async function readTable(file: string): Promise<Table> {
  const { size } = await stat(file)
  const parser = parse({ bom: true, relax_column_count: true, relax_quotes: true })
  const stream = createReadStream(file)
  stream.once('error', (error) => parser.destroy(error))
  stream.pipe(parser)
  const records = parser[Symbol.asyncIterator]() as AsyncIterator<readonly string[]>
  const head = await records.next()
  if (head.done === true) throw new Error('it is empty')
  return {
    columns: head.value,
    rows: rowsOf(records, head.value),
    size,
    bytesRead: () => stream.bytesRead,
  }
}

async function* rowsOf(
  records: AsyncIterator<readonly string[]>,
  columns: readonly string[],
): AsyncGenerator<Row> {
  let line = 1 + linesOf(columns)
  try {
    for (;;) {
      const next = await records.next()
      if (next.done === true) return
      const values = next.value
      if (values.length === columns.length) yield { line, values }
      else if (values.length > 1 || values[0] !== '') {
        yield { line, error: `has ${values.length} columns, not ${columns.length}` }
      }
      line += linesOf(values)
    }
  } catch (error) {
    // A quote that is never closed swallows the rest of the file: nothing after it can be told.
    // The line is ours: the parser's is that of the end.
    const message = error instanceof Error ? error.message : String(error)
    const reason = message.replace(/ at line \d+$/, '')
    yield { line, error: `${reason}; nothing after this line was read` }
  }
}

/** How many lines of the file a row takes. The parser's own count takes a quoted CRLF for two. */
function linesOf(values: readonly string[]): number {
  return values.reduce((lines, value) => lines + (value.match(BREAK)?.length ?? 0), 1)
}

const BREAK = /\r\n|\n|\r/g

import { createReadStream } from 'node:fs'
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
}

/**
 * Opens a CSV file as a stream.
 * @throws Error when the file cannot be read or is empty
 */
export async function readTable(file: string): Promise<Table> {
  const parser = parse({ bom: true, info: true, relax_column_count: true, relax_quotes: true })
  const stream = createReadStream(file)
  stream.once('error', (error) => parser.destroy(error))
  stream.pipe(parser)
  const records = parser[Symbol.asyncIterator]() as AsyncIterator<CsvRecord>
  const head = await records.next()
  if (head.done === true) throw new Error('it is empty')
  const columns = head.value.record
  return { columns, rows: rowsOf(records, columns.length, head.value.info.lines) }
}

interface CsvRecord {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

async function* rowsOf(
  records: AsyncIterator<CsvRecord>,
  width: number,
  headLines: number,
): AsyncGenerator<Row> {
  // The parser counts the line a row ends on; people look for the one it begins on.
  let line = headLines + 1
  try {
    for (;;) {
      const next = await records.next()
      if (next.done === true) return
      const { record, info } = next.value
      if (record.length === width) yield { line, values: record }
      else if (record.length > 1 || record[0] !== '') {
        yield { line, error: `has ${record.length} columns, not ${width}` }
      }
      line = info.lines + 1
    }
  } catch (error) {
    // A quote that is never closed swallows the rest of the file: nothing after it can be told.
    yield { line, error: error instanceof Error ? error.message : String(error) }
  }
}

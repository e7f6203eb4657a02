import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A line of a table, by the names of its columns. */
export type Row = Readonly<Record<string, string>>

/** Reads a table with a line of names; `null` when there is no such file. */
export function rowsOf(folder: string, file: string): readonly Row[] | null {
  const path = join(folder, file)
  if (!existsSync(path)) return null
  const [names = [], ...lines] = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  return lines.map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])))
}

/** The sum of a column. */
export function sumOf(rows: readonly Row[], column: string): number {
  return rows.reduce((sum, row) => sum + Number(row[column]), 0)
}

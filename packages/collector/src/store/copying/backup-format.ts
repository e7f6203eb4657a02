// A backup is gzipped lines of JSON: what it is, then of each table its name and columns, its rows as
// lists, and their sum; at the end that it is whole. It is the same of every store.

/** What this version writes. */
export const FORMAT = 1

/** The first line. */
export interface Head {
  readonly shopbell: 'backup'
  readonly format: number
  /** Rows of everything. */
  readonly rows: number
}

/** A cell: a text, a number, or nothing. */
export type Cell = string | number | null

/** What a chart shows, as rows: for screen readers, and to take along. */
export interface Table {
  readonly head: readonly string[]
  /** Each as long as the head. */
  readonly rows: readonly (readonly Cell[])[]
}

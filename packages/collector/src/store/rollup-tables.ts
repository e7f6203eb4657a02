/** A table of sums: business, grain, bucket, these columns, and count. */
export interface RollupTable {
  readonly name: string
  /** Its key after business, grain and bucket. */
  readonly place: readonly string[]
  /** Those of `place` that are numbers; all others are texts. */
  readonly numbers: readonly string[]
  /** Counts what is uncertain once more, by days of its own. */
  readonly tellsUnsure: boolean
}

/** What they count: visits, points, options, pairs, steps, flags, points of what is flagged. */
export type RollupName = 'visits' | 'cells' | 'options' | 'pairs' | 'steps' | 'flags' | 'flagged'

const POINTS: ReadonlySet<string> = new Set(['point', 'service_point', 'experience_point'])

/** Every rollup, alike in every store. */
export const ROLLUP_TABLES: Readonly<Record<RollupName, RollupTable>> = {
  visits: table('visit_cell', ['touchpoint'], { tellsUnsure: true }),
  cells: table('cell', ['touchpoint', 'question', 'kind', 'point']),
  options: table('option_cell', ['touchpoint', 'question', 'option']),
  pairs: table('pair_cell', [
    'touchpoint',
    'service_question',
    'experience_question',
    'service_kind',
    'experience_kind',
    'service_point',
    'experience_point',
  ]),
  steps: table('step_cell', ['touchpoint', 'step']),
  flags: table('flag_cell', ['touchpoint', 'rule']),
  flagged: table('flagged_cell', ['touchpoint', 'question', 'kind', 'point']),
}

function table(
  name: string,
  place: readonly string[],
  { tellsUnsure = false }: { tellsUnsure?: boolean } = {},
): RollupTable {
  return { name, place, numbers: place.filter((column) => POINTS.has(column)), tellsUnsure }
}

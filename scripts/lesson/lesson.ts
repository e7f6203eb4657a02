import { rowsOf } from './data.ts'
import { enough } from './enough.ts'
import type { Figure } from './figure.ts'
import { lenses } from './lenses.ts'
import { days, meaning } from './meaning.ts'
import { pooled } from './pooled.ts'

/** A part of the lesson that the core's README teaches, and every figure in it, in its order. */
export interface Part {
  readonly title: string
  /** `null` when the data it is computed from are not there. */
  readonly figures: readonly Figure[] | null
  /** The file they are in; computed from nothing but the package without one. */
  readonly file?: string
}

/** Computes the lesson. @param folder where the tables of real data are */
export function lesson(folder: string): readonly Part[] {
  const from = (title: string, file: string, compute: typeof pooled): Part => {
    const rows = rowsOf(folder, file)
    return { title, file, figures: rows === null ? null : compute(rows) }
  }
  return [
    from('A pooled score misleads', 'open_ucbadmissions.csv', pooled),
    { title: 'How many answers it takes', figures: enough() },
    { title: 'What an interval means', figures: meaning() },
    from('What no interval sees', 'open_flights_ontime_hourly.csv', days),
    from('Service is not experience', 'open_attitude.csv', lenses),
  ]
}

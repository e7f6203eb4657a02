import { attempt } from './copy.ts'
import type { Notes } from './copy.ts'

/**
 * The keys of rows that were withdrawn while the disk could not delete them. They are never sent,
 * whichever page finds them: a write that came late, or a database that was given up, may still have
 * them. Nothing in here throws.
 */
export interface Withdrawn {
  /** Notes a key. @returns whether the note outlives the page */
  add(key: string): boolean
  /** All of them, noted here or by another page. */
  keys(): readonly string[]
  /** Those among some rows that were not withdrawn. */
  readonly without: <Row extends { readonly key: string }>(rows: readonly Row[]) => Row[]
}

// They stay noted, for nobody can say when the last late write is over; so there must be an end.
const MOST = 100

/** What was withdrawn, as noted beside the copy. */
export function openWithdrawn(notes: Notes | undefined, name: string): Withdrawn {
  const noted = `${name} withdrawn`
  const own: string[] = []
  // Read anew, because another tab may have added one.
  const keys = (): string[] => [
    ...attempt(() => JSON.parse(notes!.getItem(noted) ?? '[]') as string[], []),
    ...own,
  ]
  return {
    add(key) {
      own.push(key)
      return attempt(() => {
        notes!.setItem(noted, JSON.stringify([...new Set(keys())].slice(-MOST)))
        return true
      }, false)
    },
    keys,
    without(rows) {
      const withdrawn = new Set(keys())
      return rows.filter(({ key }) => !withdrawn.has(key))
    },
  }
}

/** Which versions of the kiosk this tablet has tried, as the service worker keeps it. */
export interface ReleaseBook {
  /** The version that has proved itself: it came up, and ran a while. `null` before the first. */
  readonly good: string | null
  /** The version that had proved itself before that one; its files are still here. */
  readonly before: string | null
  /** The version that is being tried, with how often it was started and not yet proved itself. */
  readonly trying: { readonly version: string; readonly starts: number } | null
  /** Versions that did not come up; they are not tried again. The latest last. */
  readonly bad: readonly string[]
}

/** So many starts a new version has to prove itself. */
const STARTS = 3
/** So many bad versions are remembered; each came with a release. */
const REMEMBERED = 20

/** Before anything was tried. */
export const NEW_BOOK: ReleaseBook = { good: null, before: null, trying: null, bad: [] }

/**
 * Decides which version a start gets, and counts it.
 * @param own the newest version, which the service worker came with
 * @returns `own`, unless it is known to be bad or has been started too often in vain, and there is a
 * good one to go back to
 */
export function beginStart(
  book: ReleaseBook,
  own: string,
): { readonly version: string; readonly book: ReleaseBook } {
  const { good, bad, trying } = book
  if (own === good || good === null) return { version: own, book }
  if (bad.includes(own)) return { version: good, book }
  const starts = trying?.version === own ? trying.starts : 0
  if (starts >= STARTS) return { version: good, book: markBad(book, own) }
  return { version: own, book: { ...book, trying: { version: own, starts: starts + 1 } } }
}

/** After a version has come up and has run for a while. */
export function markGood(book: ReleaseBook, version: string): ReleaseBook {
  const { good, before, bad } = book
  if (version === good || bad.includes(version)) return book
  return { good: version, before: good ?? before, trying: null, bad }
}

/** After a version did not come up. The good one cannot become bad: there is nothing better. */
export function markBad(book: ReleaseBook, version: string): ReleaseBook {
  const { good, bad } = book
  if (good === null || version === good || bad.includes(version)) return book
  return { ...book, trying: null, bad: [...bad, version].slice(-REMEMBERED) }
}

/** The versions whose files must stay: what runs, what can be gone back to, what is being tried. */
export function keptVersions({ good, before }: ReleaseBook, own: string): readonly string[] {
  return [own, good, before].filter((version) => version !== null)
}

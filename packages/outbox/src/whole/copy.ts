import type { Submission } from '../keeping/submission.ts'

/** The part of `localStorage` that is used. */
export type Notes = Pick<
  globalThis.Storage,
  'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'
>

/**
 * A second copy of the last rows that are not acknowledged, beside the database and in files of its
 * own. Writing takes effect at once, before anybody is thanked. Nothing in here throws.
 */
export interface Copy {
  /** Copies a row; `false` when there is no room or no such storage. */
  put(row: Submission): boolean
  /** Notes that a row is in the database: its copy may make room for others. */
  spare(key: string): void
  /** Forgets rows. */
  readonly forget: (keys: Iterable<string>) => void
  has(key: string): boolean
  /** The copied row, if there is one. */
  get(key: string): Submission | undefined
  /** All rows, in key order. */
  rows(): Submission[]
  /** Whether the last row could be copied. */
  readonly works: boolean
}

// Of the five million that a site has in the strictest browsers. A tap needs some 300.
const MOST_CHARACTERS = 1_000_000

/** The copy in these notes; what it holds was perhaps put there by an earlier page. */
export function openCopy(notes: Notes | undefined, name: string): Copy {
  const prefix = `${name} copy `
  const spared = new Set<string>()
  let used: number | undefined

  function texts(): [key: string, text: string][] {
    const found: [string, string][] = []
    for (let at = 0; at < (notes?.length ?? 0); at += 1) {
      const key = notes!.key(at)!
      if (key.startsWith(prefix)) found.push([key.slice(prefix.length), notes!.getItem(key) ?? ''])
    }
    return found.sort(([a], [b]) => (a < b ? -1 : 1))
  }

  function forget(keys: Iterable<string>): void {
    for (const key of keys) {
      spared.delete(key)
      attempt(() => {
        if (used !== undefined) used -= (notes!.getItem(prefix + key) ?? '').length
        notes!.removeItem(prefix + key)
      }, undefined)
    }
  }

  function write(key: string, text: string): boolean {
    return attempt(() => {
      used ??= texts().reduce((sum, [, { length }]) => sum + length, 0)
      if (used + text.length > MOST_CHARACTERS) return false
      notes!.setItem(prefix + key, text)
      used += text.length
      return true
    }, false)
  }

  const copy = {
    works: notes !== undefined,
    put(row: Submission) {
      const text = JSON.stringify(row)
      forget([row.key])
      copy.works = write(row.key, text)
      // Only what is in the database as well makes room, the oldest first.
      for (const oldest of copy.works ? [] : spared) {
        forget([oldest])
        if ((copy.works = write(row.key, text))) break
      }
      return copy.works
    },
    spare: (key: string) => void spared.add(key),
    forget,
    has: (key: string) => attempt(() => notes!.getItem(prefix + key) !== null, false),
    get: (key: string) => parsed(attempt(() => notes!.getItem(prefix + key), null)),
    rows: () =>
      attempt(texts, []).flatMap(([key, text]) => {
        // A text that was cut off says nothing any more.
        const row = parsed(text)
        if (!row) forget([key])
        return row ?? []
      }),
  }
  return copy
}

function parsed(text: string | null): Submission | undefined {
  return attempt(() => (JSON.parse(text!) as Submission | null) ?? undefined, undefined)
}

/** What the work returns; something else when it throws. */
export function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work()
  } catch {
    return otherwise
  }
}

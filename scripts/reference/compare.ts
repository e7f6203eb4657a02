import type { Case, Found, Kind } from './kind.ts'

/** One number (or text) of a case beside what it should be. */
export interface Check {
  readonly path: string
  readonly absolute: number
  readonly relative: number
  readonly fits: boolean
  /** What was found and wanted, for whoever reads a failure. */
  readonly says: string
}

type Leaf = number | string | boolean | null

/** What became of one case. */
export interface Compared {
  readonly checks: readonly Check[]
  readonly skipped: readonly { readonly path: string; readonly reason: string }[]
}

/**
 * Computes a case and holds every field of `expected` to `truth`, else to `expected`. A field that
 * was not computed and has no reason to be left out is a check that fails.
 * @throws Error for a case of which nothing is expected, which would pass whatever was computed
 */
export function compareCase(kind: Kind, input: Case): Compared {
  if (input.expected === undefined && input.truth === undefined) {
    throw new Error('nothing is expected of it')
  }
  const found = leaves(kind.compute(input))
  const truth = typeof input.truth === 'number' ? { '': input.truth } : (input.truth ?? {})
  const wanted = new Map([
    ...(input.expected === undefined ? [] : leaves(input.expected as Found)),
    ...Object.entries(truth),
  ])
  const checks: Check[] = []
  const skipped: { path: string; reason: string }[] = []
  for (const [path, want] of wanted) {
    const reason = kind.skip?.(path, input) ?? null
    if (reason === null) checks.push(check(path, at(found, path), want, kind.limit(path, input)))
    else skipped.push({ path, reason })
  }
  return { checks, skipped }
}

/** Every leaf by its dotted path; a list or object that is empty is a leaf. */
function leaves(found: Found, path = ''): Map<string, Leaf> {
  if (found === null || typeof found !== 'object') return new Map([[path, found]])
  const entries = Object.entries(found)
  if (entries.length === 0) return new Map([[path, '(empty)']])
  const all = new Map<string, Leaf>()
  for (const [name, inner] of entries) {
    const under = leaves(inner, path === '' ? name : `${path}.${name}`)
    for (const [below, leaf] of under) all.set(below, leaf)
  }
  return all
}

/** What was found at a path: where `null` is wanted for a whole object, `null` all through it. */
function at(found: ReadonlyMap<string, Leaf>, path: string): Leaf | undefined {
  if (found.has(path)) return found.get(path)
  const below = [...found].filter(([name]) => name.startsWith(`${path}.`)).map(([, leaf]) => leaf)
  if (below.length > 0) return below.every((leaf) => leaf === null) ? null : '(an object)'
  // The other way round: nothing at all was found where an object is wanted.
  const parent = path.slice(0, Math.max(0, path.lastIndexOf('.')))
  return parent !== '' && found.get(parent) === null ? null : undefined
}

function check(path: string, found: Leaf | undefined, wanted: Leaf, limit: number): Check {
  const says = `found ${String(found)}, wanted ${String(wanted)}`
  if (typeof wanted !== 'number' || typeof found !== 'number') {
    const fits = found === wanted
    const error = fits ? 0 : Infinity
    return { path, absolute: error, relative: error, fits, says }
  }
  const absolute = found === wanted ? 0 : Math.abs(found - wanted)
  // Nothing is relative to 0.
  const relative = absolute === 0 || wanted === 0 ? 0 : absolute / Math.abs(wanted)
  return { path, absolute, relative, fits: absolute <= limit * Math.max(1, Math.abs(wanted)), says }
}

/** One case as a file holds it: its inputs, what R says, and what 60 digits say where R rounds. */
export interface Case {
  readonly id: string
  readonly expected: unknown
  /** By dotted path; the number itself where `expected` is one. */
  readonly truth?: Readonly<Record<string, number>> | number
  // oxlint-disable-next-line typescript/no-explicit-any -- every kind of case has its own fields
  readonly [input: string]: any
}

/** A result in the shape of `expected`: numbers, `null`, texts, and lists or objects of them. */
export type Found =
  | number
  | string
  | boolean
  | null
  | readonly Found[]
  | { readonly [name: string]: Found }

/** How the cases of one kind are computed and held to what is expected. */
export interface Kind {
  /** Computes a case with what the package exports. */
  readonly compute: (input: Case) => Found
  /** The largest error allowed at a dotted path of `expected`, absolute up to 1 and relative beyond. */
  readonly limit: (path: string, input: Case) => number
  /** Why a dotted path of `expected`, with all below it, is not computed; `null` when it is. */
  readonly skip?: (path: string, input: Case) => string | null
}

/** The limit of intervals, quantiles and shares. */
export const EXACT = 1e-12

/** The limit of everything else. */
export const CLOSE = 1e-10

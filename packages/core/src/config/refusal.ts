/** Why an answer cannot be taken: a code for programs, a sentence for people. */
export interface Refusal {
  readonly code:
    | 'out-of-range'
    | 'wrong-kind'
    | 'unknown-option'
    | 'too-long'
    | 'empty'
    | 'wrong-order'
  readonly message: string
}

/** The refusal of a value that is of another form than its question takes. */
export function wrongKind(allowed: string): Refusal {
  return { code: 'wrong-kind', message: `expected ${allowed}` }
}

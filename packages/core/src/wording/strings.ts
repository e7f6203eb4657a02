/** Every text of the prompt that no config writes: what buttons and faces say. */
export interface Strings {
  /** Faces from bad to great; the three- and four-face scales take theirs from these five. */
  readonly faces: readonly [string, string, string, string, string]
  readonly yes: string
  readonly no: string
  /** Below, as and above expectation. */
  readonly expectation: readonly [string, string, string]
  /** The two ends of a scale of agreement. */
  readonly agree: readonly [string, string]
  /** The two ends of a scale of satisfaction. */
  readonly happy: readonly [string, string]
  /** The two ends of a scale of likelihood. */
  readonly likely: readonly [string, string]
  readonly thanks: string
  /** After a low score, in front of the reasons. */
  readonly why: string
  readonly comment: string
  /** What the comment box asks for. */
  readonly anythingElse: string
  readonly noNames: string
  readonly send: string
  readonly skip: string
  readonly close: string
  readonly anonymous: string
  /** On a store's tablet, where staff stand by. */
  readonly notShownToStaff: string
  /** When the device could not keep the answer: do not leave yet. */
  readonly keepOpen: string
  readonly languages: string
  readonly feedback: string
  /** Reasons of the question bank, by id. */
  readonly reasons: Readonly<Record<string, string>>
}

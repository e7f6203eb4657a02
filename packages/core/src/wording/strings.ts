/**
 * A text that speaks a number, `{n}`, by its plural category: what `Intl.PluralRules` of the
 * language selects, and `other` where that has no text of its own.
 */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string
}

/** What a question for an address says, and what it says when that cannot be taken. */
export interface ContactStrings {
  readonly email: string
  readonly phone: string
  /** What the shopper agrees to; names the `{business}`. */
  readonly consent: string
  readonly wrongEmail: string
  readonly wrongPhone: string
  readonly consentNeeded: string
}

/** What only a store's tablet says. */
export interface TabletStrings {
  /** When the optional part is about to end by itself; the seconds that are left stand behind it. */
  readonly stillThere: string
  /** A button: the optional part waits anew. */
  readonly moreTime: string
  /** A button: speaks the question and its answers. */
  readonly readAloud: string
}

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
  /** To the question before. */
  readonly back: string
  /** To the question after. */
  readonly next: string
  /** Takes the last tap back. */
  readonly undo: string
  readonly close: string
  /** Beside reasons of which one can be taken. */
  readonly chooseOne: string
  /** Beside reasons of which several can be taken. */
  readonly chooseAny: string
  /** Beside a question that may be passed over; written small, to stand behind it. */
  readonly optional: string
  /** How far one is: question `{n}` of `{total}`. */
  readonly step: string
  /** How many characters a text may still have. */
  readonly left: Plural
  readonly answerNeeded: string
  readonly contact: ContactStrings
  readonly anonymous: string
  /** On a store's tablet, where staff stand by. */
  readonly notShownToStaff: string
  /** When the device could not keep the answer: do not leave yet. */
  readonly keepOpen: string
  /** On a prompt that is only looked at. */
  readonly preview: string
  readonly languages: string
  readonly feedback: string
  readonly tablet: TabletStrings
}

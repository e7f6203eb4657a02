/** The kinds of question that are answered with one point of a scale. */
export const RATED_KINDS = [
  'smiley3',
  'smiley4',
  'smiley5',
  'stars',
  'csat',
  'agree',
  'effort',
  'nps',
  'thumbs',
  'yesno',
  'expectation',
] as const
/** One of `RATED_KINDS`. */
export type RatedKind = (typeof RATED_KINDS)[number]

/** Every kind of question. */
export type Kind = RatedKind | 'choice' | 'text' | 'contact'
/** Every kind, the rated ones first. */
export const KINDS: readonly Kind[] = [...RATED_KINDS, 'choice', 'text', 'contact']

/** How a group of answers of a rated kind is summed up in one headline number. */
export type Metric = 'share' | 'mean' | 'nps' | 'net'

/** The points of a rated kind, lowest first, and what counts as a good answer. */
export interface Scale {
  /** Every value that may be answered, ascending, in steps of one. */
  readonly values: readonly number[]
  /** The lowest value that counts as positive, as the field counts it. */
  readonly positiveFrom: number
  /** The headline of the kind. */
  readonly metric: Metric
}

function points(low: number, high: number): readonly number[] {
  return Array.from({ length: high - low + 1 }, (_, index) => low + index)
}

function scale(low: number, high: number, positiveFrom: number, metric: Metric = 'share'): Scale {
  return { values: points(low, high), positiveFrom, metric }
}

/**
 * The scale of each rated kind.
 *
 * Positive is the top two boxes of a five-point scale, the upper half of `smiley4`, the top face of
 * `smiley3`, 5–7 of `effort` (CES 2.0, "somewhat agree" and better), and 9–10 of `nps`.
 */
export const SCALES: Readonly<Record<RatedKind, Scale>> = {
  smiley3: scale(1, 3, 3),
  smiley4: scale(1, 4, 3),
  smiley5: scale(1, 5, 4),
  stars: scale(1, 5, 4, 'mean'),
  csat: scale(1, 5, 4),
  agree: scale(1, 5, 4),
  effort: scale(1, 7, 5),
  nps: scale(0, 10, 9, 'nps'),
  thumbs: scale(0, 1, 1),
  yesno: scale(0, 1, 1),
  expectation: scale(-1, 1, 1, 'net'),
}

/**
 * Whether answers of this kind are points of a scale, and so have histograms and scores.
 * @returns false also for what is no kind at all
 * @example isRated('text') // false
 */
export function isRated(kind: Kind): kind is RatedKind {
  return Object.hasOwn(SCALES, kind)
}

/**
 * The scale of a rated kind, for callers whose kinds come from storage or the wire.
 * @throws RangeError when there is no such rated kind
 * @example scaleOf('smiley4').positiveFrom // 3
 */
export function scaleOf(kind: RatedKind): Scale {
  if (isRated(kind)) return SCALES[kind]
  throw new RangeError(`a rated kind is one of ${RATED_KINDS.join(', ')}, got ${String(kind)}`)
}

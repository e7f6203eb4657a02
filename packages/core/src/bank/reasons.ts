/** What a `choice` can offer by an id alone: its words are in the bank, in every language. */
export const REASON_IDS = [
  // What got in the way, and the twin of each: what was good.
  'quick-help',
  'fast-help',
  'messy',
  'tidy',
  'not-found',
  'found',
  'rude',
  'friendly',
  'confusing-site',
  'clear-site',
  // Why nobody paid attention.
  'no-eye-contact',
  'on-phone',
  'chatting',
  // Why somebody left.
  'too-expensive',
  'no-need',
  'moved',
  'found-better',
  'poor-service',
  'poor-quality',
  // Where somebody looked the business up.
  'our-website',
  'search',
  'reviews',
  'social-media',
  'friends',
  'nowhere',
  // What happened on a visit, asked of everybody.
  'waited-long',
  'helped-by-name',
  'bought-a-gift',
  'none-of-this',
  // How old somebody is.
  'under-18',
  'from-18',
  'from-25',
  'from-45',
  'from-65',
  // How much time and money a visit took.
  'stayed-briefly',
  'stayed-a-while',
  'stayed-an-hour',
  'stayed-long',
  'spent-nothing',
  'spent-less',
  'spent-as-planned',
  'spent-more',
] as const
/** One of the reasons of the bank. */
export type ReasonId = (typeof REASON_IDS)[number]

/** The good twin of each default reason: the same thing, gone well. */
export const TWINS: Readonly<Partial<Record<ReasonId, ReasonId>>> = {
  'quick-help': 'fast-help',
  messy: 'tidy',
  'not-found': 'found',
  rude: 'friendly',
  'confusing-site': 'clear-site',
}

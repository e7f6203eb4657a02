/** Where a customer meets the business. */
export const CHANNELS = [
  'web',
  'store',
  'phone',
  'sms',
  'email',
  'chat',
  'social',
  'mail',
  'other',
] as const
/** One of `CHANNELS`. */
export type Channel = (typeof CHANNELS)[number]

/** When on the customer's way a touchpoint lies; `lost` asks those who left. */
export const STAGES = ['awareness', 'pre-purchase', 'purchase', 'post-purchase', 'lost'] as const
/** One of `STAGES`. */
export type Stage = (typeof STAGES)[number]

/** `service` is one transaction, `experience` the journey; no score ever mixes the two. */
export const LENSES = ['service', 'experience'] as const
/** One of `LENSES`. */
export type Lens = (typeof LENSES)[number]

/** How the optional part of a visit ended, when the sender knows it. */
export const ENDINGS = ['done', 'skip', 'timeout', 'exit'] as const
/** One of `ENDINGS`. */
export type Ending = (typeof ENDINGS)[number]

/**
 * What can be told of a visit beside its answers: its prompt was `shown`, or somebody closed it
 * unanswered (`dismissed`). Counted for response rates.
 */
export const VISIT_EVENTS = ['shown', 'dismissed'] as const
/** One of `VISIT_EVENTS`. */
export type VisitEvent = (typeof VISIT_EVENTS)[number]

/** What a `contact` can ask for. */
export const CONTACT_FIELDS = ['email', 'phone'] as const
/** One of `CONTACT_FIELDS`. */
export type ContactField = (typeof CONTACT_FIELDS)[number]

/** How a prompt is laid out: one screen after another, or all its questions on one page. */
export const LAYOUTS = ['steps', 'page'] as const
/** One of `LAYOUTS`. */
export type Layout = (typeof LAYOUTS)[number]

/** The corners of a window that a prompt may stand in; where lines start and end is the language's. */
export const POSITIONS = ['bottom-end', 'bottom-start', 'top-end', 'top-start'] as const
/** One of `POSITIONS`. */
export type Position = (typeof POSITIONS)[number]

/** Whether a prompt is drawn light, dark, or as the device asks. */
export const SCHEMES = ['auto', 'light', 'dark'] as const
/** One of `SCHEMES`. */
export type Scheme = (typeof SCHEMES)[number]

/** What was changed, in a register of changes. */
export const CHANGE_KINDS = [
  'service',
  'training',
  'staffing',
  'technology',
  'website',
  'layout',
  'ambiance',
  'design',
  'other',
] as const
/** One of `CHANGE_KINDS`. */
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** Of fewer people than this a report says "too few to say": they could be told apart. */
export const FEWEST = 5

/** Names the wire protocol; every acknowledgement carries it, so a captive portal cannot pass for one. */
export const PROTOCOL = 'shopbell/1'

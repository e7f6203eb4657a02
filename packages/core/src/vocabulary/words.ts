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

/** Names the wire protocol; every acknowledgement carries it, so a captive portal cannot pass for one. */
export const PROTOCOL = 'shopbell/1'

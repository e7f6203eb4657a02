import type { Channel, Lens, Stage } from '@shopbell/core'

/** How many answers come at which hours: relative weights of the 24 hours of a day. */
export type HoursOfDay = readonly number[]

/** A touchpoint of the demonstration business, and what is true of it. */
export interface TrueTouchpoint {
  readonly id: string
  readonly name: string
  readonly channel: Channel
  readonly stage: Stage
  readonly lens: Lens
  readonly prompt: string
  readonly owner: string
  readonly location?: string
  /** Responses on an average day. */
  readonly perDay: number
  /** The share of people who are content with it, 0 to 1, before all that is said below. */
  readonly content: number
  /** Which hours its answers come at. */
  readonly hours: HoursOfDay
  /** Of those who see its prompt, the share that answers; nobody counts showings when absent. */
  readonly answers?: number
  /** Days before the end from which on it answers at all. */
  readonly since?: number
}

/** A store: a place with one tablet at the exit. */
export interface TrueStore {
  readonly id: string
  readonly name: string
  readonly region: string
  /** What it has more of content people than all stores' share, in shares; negative for less. */
  readonly effect: number
  /** How busy it is beside an average store. */
  readonly size: number
  readonly since?: number
}

/** Something that was changed and what it truly did. */
export interface TrueChange {
  readonly id: string
  readonly what: string
  readonly kind: 'website' | 'ambiance'
  /** Days before the end on which it began to hold. */
  readonly daysBefore: number
  readonly where:
    | { readonly touchpoints: readonly string[] }
    | { readonly channels: readonly Channel[] }
  readonly cost: { readonly amount: number; readonly currency: string }
  /** What it added to the share of content people there, from that day on. */
  readonly effect: number
}

/** Most at noon and after work, closed at night. */
const SHOP: HoursOfDay = [0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 5, 6, 8, 7, 6, 6, 8, 10, 10, 5, 0, 0, 0, 0]
const ONLINE: HoursOfDay = [
  1, 1, 0, 0, 0, 0, 1, 2, 3, 4, 4, 4, 5, 5, 4, 4, 4, 5, 6, 8, 10, 10, 6, 3,
]
const OFFICE: HoursOfDay = [0, 0, 0, 0, 0, 0, 0, 0, 6, 9, 10, 9, 7, 8, 9, 8, 7, 4, 0, 0, 0, 0, 0, 0]

/** The share of content people that stores have in common. */
const IN_STORES = 0.82

/** The twelve stores. One is surely worse and one surely better; one has only just begun to ask. */
export const STORES: readonly TrueStore[] = [
  { id: 'oak-st', name: 'Oak Street', region: 'City', effect: 0, size: 1.2 },
  { id: 'elm-st', name: 'Elm Street', region: 'City', effect: 0.01, size: 1 },
  { id: 'station', name: 'Central Station', region: 'City', effect: -0.01, size: 1.6 },
  { id: 'old-town', name: 'Old Town', region: 'City', effect: 0, size: 0.8 },
  { id: 'university', name: 'University', region: 'City', effect: 0.01, size: 0.9 },
  { id: 'harbour', name: 'Harbour', region: 'Coast', effect: -0.01, size: 0.7 },
  { id: 'riverside', name: 'Riverside', region: 'Coast', effect: 0, size: 0.9 },
  { id: 'airport', name: 'Airport', region: 'Coast', effect: -0.13, size: 1.3 },
  { id: 'mall-north', name: 'North Mall', region: 'Hills', effect: 0, size: 1.2 },
  { id: 'mall-south', name: 'South Mall', region: 'Hills', effect: -0.01, size: 1.1 },
  { id: 'garden-gate', name: 'Garden Gate', region: 'Hills', effect: 0.09, size: 1.1 },
  { id: 'hillside', name: 'Hillside', region: 'Hills', effect: 0, size: 0.04, since: 1 },
]

/** Answers of an average store on an average day. */
const PER_STORE = 26

/** Every touchpoint at which somebody is asked. */
export const TOUCHPOINTS: readonly TrueTouchpoint[] = [
  ...STORES.map(({ id, name, effect, size, since }): TrueTouchpoint => ({
    id: `${id}-exit`,
    name: `${name}, exit`,
    channel: 'store',
    stage: 'purchase',
    lens: 'experience',
    prompt: 'store-visit',
    owner: 'Store managers',
    location: `${id}/exit`,
    perDay: PER_STORE * size,
    content: IN_STORES + effect,
    hours: SHOP,
    since: since ?? Infinity,
  })),
  {
    id: 'web-product',
    name: 'Product pages',
    channel: 'web',
    stage: 'pre-purchase',
    lens: 'experience',
    prompt: 'visit',
    owner: 'Web team',
    perDay: 110,
    content: 0.79,
    hours: ONLINE,
  },
  {
    id: 'web-checkout',
    name: 'Checkout page',
    channel: 'web',
    stage: 'purchase',
    lens: 'experience',
    prompt: 'visit',
    owner: 'Web team',
    perDay: 150,
    content: 0.76,
    hours: ONLINE,
    answers: 0.4,
  },
  {
    id: 'phone-support',
    name: 'Support line',
    channel: 'phone',
    stage: 'post-purchase',
    lens: 'service',
    prompt: 'contact',
    owner: 'Customer service',
    perDay: 60,
    content: 0.74,
    hours: OFFICE,
  },
  {
    id: 'web-chat',
    name: 'Chat on the website',
    channel: 'chat',
    stage: 'post-purchase',
    lens: 'service',
    prompt: 'contact',
    owner: 'Customer service',
    perDay: 70,
    content: 0.83,
    hours: OFFICE,
  },
  {
    id: 'email-support',
    name: 'Answered by e-mail',
    channel: 'email',
    stage: 'post-purchase',
    lens: 'service',
    prompt: 'by-email',
    owner: 'Customer service',
    perDay: 25,
    content: 0.7,
    hours: OFFICE,
  },
  {
    id: 'sms-delivery',
    name: 'Delivery, by text message',
    channel: 'sms',
    stage: 'post-purchase',
    lens: 'experience',
    prompt: 'delivery',
    owner: 'Logistics',
    perDay: 90,
    content: 0.58,
    hours: ONLINE,
  },
  {
    id: 'email-panel',
    name: 'Twice a year, by e-mail',
    channel: 'email',
    stage: 'post-purchase',
    lens: 'experience',
    prompt: 'panel',
    owner: 'Owner',
    perDay: 40,
    // What it comes to: the drivers below decide.
    content: 0.6,
    hours: OFFICE,
  },
  {
    id: 'email-lost',
    name: 'Sorry to see you go',
    channel: 'email',
    stage: 'lost',
    lens: 'experience',
    prompt: 'lost',
    owner: 'Owner',
    perDay: 6,
    content: 0,
    hours: OFFICE,
  },
]

/** The stage whose experience is truly the worst, and the one that nobody measures. */
export const WORST_STAGE: Stage = 'post-purchase'
export const UNMEASURED_STAGE: Stage = 'awareness'

/** Touchpoints that are there and at which nobody asks. */
export const UNASKED: readonly Pick<TrueTouchpoint, 'id' | 'name' | 'channel' | 'owner'>[] = [
  { id: 'social-posts', name: 'Posts on social media', channel: 'social', owner: 'Marketing' },
  { id: 'window', name: 'Shop windows', channel: 'store', owner: 'Store managers' },
]

/** At these hours of a day stores are crowded, and fewer are content. */
export const RUSH = { channel: 'store', from: 17, to: 19, effect: -0.12 } as const

/** One change that did what it was to do, and one that did nothing. */
export const CHANGES: readonly TrueChange[] = [
  {
    id: 'one-page-checkout',
    what: 'Checkout on one page',
    kind: 'website',
    daysBefore: 42,
    where: { touchpoints: ['web-checkout'] },
    cost: { amount: 12_000, currency: 'USD' },
    effect: 0.1,
  },
  {
    id: 'music',
    what: 'New music in all stores',
    kind: 'ambiance',
    daysBefore: 35,
    where: { channels: ['store'] },
    cost: { amount: 4_000, currency: 'USD' },
    effect: 0,
  },
]

/** Saturdays bring more people; what they say is the same. */
const WEEKDAY_TRAFFIC: readonly number[] = [0.9, 0.85, 0.9, 1, 1.15, 1.4, 0.8]

/** Customers move from stores to the web: each day weighs by so much more of a share at the end. */
const SHIFT: Readonly<Partial<Record<Channel, number>>> = { web: 0.5, store: -0.3 }

/** Of content people, how many are very content; of the others, how many are very unhappy. */
export const EXTREMES = { best: 0.55, worst: 0.4 } as const

/** Of people who say yes to "is it solved": those content with the help, and the others. */
export const SOLVED = { content: 0.92, other: 0.45 } as const
/** Of people who say it was easy, the same. */
export const EASY = { content: 0.85, other: 0.3 } as const
/** Of deliveries that came on time, the same. */
export const ON_TIME = { content: 0.9, other: 0.35 } as const

/** What unhappy people name, each by itself; and how many of them name anything. */
export const PROBLEMS: Readonly<Record<string, number>> = {
  'quick-help': 0.45,
  messy: 0.12,
  'not-found': 0.28,
  rude: 0.1,
  'confusing-site': 0.08,
}
/** What very content people in a store name. */
export const PRAISE: Readonly<Record<string, number>> = {
  friendly: 0.4,
  found: 0.3,
  'fast-help': 0.2,
}
export const NAMES_SOMETHING = 0.6

/** Who left, and why: one reason each; and how many would come back. */
export const LOST = {
  reasons: {
    'poor-service': 0.38,
    'too-expensive': 0.24,
    moved: 0.2,
    'found-better': 0.18,
  },
  back: 0.35,
} as const

/**
 * What decides how the panel rates everything: points of a five-point scale a point of the driver.
 * The drivers are independent, so what each accounts for goes with its weight squared times how
 * much it varies.
 */
export const DRIVERS: Readonly<
  Record<string, { readonly weight: number; readonly levels: readonly number[] }>
> = {
  'staff-attitude': { weight: 0.8, levels: [1, 2, 3, 4, 3] },
  knowledge: { weight: 0.45, levels: [1, 2, 3, 4, 3] },
  'perceived-value': { weight: 0.3, levels: [1, 2, 4, 3, 2] },
  cleanliness: { weight: 0, levels: [1, 1, 3, 4, 3] },
}
/** Where people are whose drivers are all in the middle, and how far chance moves them. */
export const PANEL = { middle: 3.2, noise: 0.9 } as const

/** What people say to whom nothing of it happened. */
export const NOTHING = 'none-of-this'

/**
 * What happened to people of the panel, who are all asked: how many of those who are content name
 * it, and of the others.
 */
export const HAPPENED: Readonly<
  Record<string, { readonly content: number; readonly other: number }>
> = {
  'waited-long': { content: 0.12, other: 0.4 },
  'helped-by-name': { content: 0.35, other: 0.15 },
  'bought-a-gift': { content: 0.2, other: 0.2 },
}

/**
 * Loyalty by how the panel rates everything, 1 to 5, as the mean of each loyalty question on five
 * points: from 4 on it rises no further.
 */
export const LOYALTY: readonly number[] = [2, 2.6, 3.4, 4, 4]
/** From this rating on it is good enough. */
export const GOOD_ENOUGH = 4

/** A child at one tablet: so many times over the whole time, so many taps, so far apart. */
export const BURSTS = { touchpoint: 'mall-south-exit', times: 12, taps: 8, gap: 700 } as const

/** Two days on which an alarm emptied a store: kept, and left out of every score, by somebody. */
export const EXCLUDED = {
  id: 'fire-alarm',
  location: 'harbour',
  daysBefore: 20,
  days: 2,
  reason: 'False fire alarm: customers had to leave',
  by: 'Dana Reyes, operations',
  content: 0.2,
} as const

/** What everybody is asked in. */
export const LOCALES: Readonly<Record<string, number>> = { en: 0.8, es: 0.15, de: 0.05 }

/**
 * The true share of content people at a touchpoint.
 * @param daysBefore how many days before the last one, 0 for the last
 * @param hour of the day, on the wall
 */
export function contentAt(
  { id, channel, content, location }: TrueTouchpoint,
  daysBefore: number,
  hour: number,
): number {
  const isOut =
    location?.split('/')[0] === EXCLUDED.location &&
    daysBefore <= EXCLUDED.daysBefore &&
    daysBefore > EXCLUDED.daysBefore - EXCLUDED.days
  if (isOut) return EXCLUDED.content
  const isRush = channel === RUSH.channel && hour >= RUSH.from && hour < RUSH.to
  const changed = CHANGES.filter(
    ({ where, daysBefore: began }) =>
      daysBefore <= began &&
      ('touchpoints' in where ? where.touchpoints.includes(id) : where.channels.includes(channel)),
  )
  return changed.reduce((sum, { effect }) => sum + effect, content + (isRush ? RUSH.effect : 0))
}

/**
 * How many responses a touchpoint gets on a day, on average.
 * @param weekday 1 for Monday to 7 for Sunday
 * @param days over how many days traffic shifts
 */
export function trafficOn(
  { channel, perDay, since = Infinity }: TrueTouchpoint,
  daysBefore: number,
  weekday: number,
  days: number,
): number {
  if (daysBefore > since) return 0
  const shift = 1 + (SHIFT[channel] ?? 0) * (1 - daysBefore / days)
  return perDay * shift * WEEKDAY_TRAFFIC[weekday - 1]!
}

/**
 * The true share of content people at some touchpoints over some days: what an endless crowd would
 * have answered there then.
 * @param weekdayOf of so many days before the last
 */
export function trueShare(
  touchpoints: readonly TrueTouchpoint[],
  {
    from,
    to,
    days,
    weekdayOf,
  }: { from: number; to: number; days: number; weekdayOf: (daysBefore: number) => number },
  isHour: (hour: number) => boolean = () => true,
): number {
  let [all, good] = [0, 0]
  for (const touchpoint of touchpoints) {
    const sum = touchpoint.hours.reduce((total, weight) => total + weight, 0)
    for (let day = from; day >= to; day--) {
      const people = trafficOn(touchpoint, day, weekdayOf(day), days)
      for (const [hour, weight] of touchpoint.hours.entries()) {
        if (!isHour(hour)) continue
        const came = (people * weight) / sum
        all += came
        good += came * contentAt(touchpoint, day, hour)
      }
    }
  }
  return good / all
}

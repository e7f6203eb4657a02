import type { Answer, Response } from '@shopbell/core/wire'
import { momentOf, weekday } from '@shopbell/core/time'
import { chanceOf, type Chance } from './chance.ts'
import { COMMENTS } from './comments.ts'
import {
  BURSTS,
  contentAt,
  DRIVERS,
  EASY,
  EXTREMES,
  HAPPENED,
  LOCALES,
  LOST,
  LOYALTY,
  NAMES_SOMETHING,
  NOTHING,
  ON_TIME,
  PANEL,
  PRAISE,
  PROBLEMS,
  SOLVED,
  TOUCHPOINTS,
  trafficOn,
  type TrueTouchpoint,
} from './truth.ts'

/** How the demonstration is made. */
export interface Making {
  /** The same seed makes the same answers. */
  readonly seed: number
  /** How many local days, the last included. */
  readonly days: number
  /** The last local day, as `dayOfHour` counts it. */
  readonly lastDay: number
  /** Epoch ms: nothing is made that would be later. */
  readonly until: number
  readonly timeZone: string
  /** How much of the traffic is made, above 0; all of it is 1. */
  readonly size?: number
}

/** What a day brings, by where it comes from: a tablet counts what it sends. */
export interface Sent {
  readonly touchpoint: string
  /** The tablet's id; none for whatever is no tablet. */
  readonly device?: string
  /** By time. */
  readonly responses: readonly Response[]
}

const HOUR = 3_600_000
/** Natural answers lie in this part of an hour; the rest is left to bursts. */
const NATURAL = HOUR - 100_000
/** A tablet is ready for the next person after some seconds. */
const APART = 5_000

/**
 * All visits of the demonstration business, a local day at a time. Pure: the same making gives the
 * same visits, to the id.
 */
export function* demonstrationVisits(making: Making): Generator<readonly Sent[]> {
  const { days, lastDay, seed } = making
  const bursts = burstDays(making)
  const counted = new Map<string, number>()
  for (let daysBefore = days - 1; daysBefore >= 0; daysBefore--) {
    yield TOUCHPOINTS.map((touchpoint, index): Sent => {
      // Each touchpoint and day has a chance of its own, so that one that is added moves no other.
      const chance = chanceOf(seed * 1_000_003 + (lastDay - daysBefore) * 1009 + index)
      const made = dayOf(touchpoint, daysBefore, making, chance)
      const burst =
        touchpoint.id === BURSTS.touchpoint && bursts.has(daysBefore)
          ? burstOf(touchpoint, daysBefore, making, chance)
          : []
      const all = [...made, ...burst]
        .filter(({ at }) => at <= making.until)
        .sort((one, other) => one.at - other.at)
      if (touchpoint.channel !== 'store') return { touchpoint: touchpoint.id, responses: all }
      const device = `tablet-${touchpoint.id}`
      const first = counted.get(device) ?? 0
      counted.set(device, first + all.length)
      const responses = all.map((response, place) =>
        Object.assign(response, { seq: first + place }),
      )
      return { touchpoint: touchpoint.id, device, responses }
    })
  }
}

/** Days before the last on which a child plays; never the last, which may not be over. */
function burstDays({ seed, days }: Making): ReadonlySet<number> {
  const chance = chanceOf(seed)
  const found = new Set<number>()
  const most = Math.min(BURSTS.times, days - 1)
  while (found.size < most) found.add(1 + chance.below(days - 1))
  return found
}

function dayOf(
  touchpoint: TrueTouchpoint,
  daysBefore: number,
  { days, lastDay, timeZone, size = 1 }: Making,
  chance: Chance,
): readonly Response[] {
  const day = lastDay - daysBefore
  const count = chance.count(size * trafficOn(touchpoint, daysBefore, weekday(day), days))
  const hours = Array.from({ length: count }, () => chance.place(touchpoint.hours))
  const times = hours
    .map((hour) => (day * 24 + hour) * HOUR + chance.below(NATURAL))
    .sort((one, other) => one - other)
  let before = -Infinity
  const made: Response[] = []
  for (const time of times) {
    const local = Math.max(time, before + APART)
    before = local
    const hour = Math.floor(local / HOUR) - day * 24
    const at = momentOf(timeZone, local)
    const isContent = chance.whether(contentAt(touchpoint, daysBefore, hour))
    const id = idAt(at, chance)
    const locale = named(LOCALES, chance)
    const answers = answersOf(touchpoint, { isContent, locale }, chance)
    const response: Response = { id, touchpoint: touchpoint.id, at, locale, answers }
    made.push(...showingsOf(touchpoint, response, chance), response)
  }
  return made
}

/** Showings: of the visit that answered, and of those that did not. */
function showingsOf(
  { id: touchpoint, answers }: TrueTouchpoint,
  { id, at }: Response,
  chance: Chance,
): readonly Response[] {
  if (answers === undefined) return []
  const shown = (id: string): Response => ({ id, touchpoint, at, answers: [], event: 'shown' })
  // As many pass by before one answers as a coin of that share lets (geometric).
  const passed = Math.floor(Math.log(1 - chance.next()) / Math.log(1 - answers))
  const others = Array.from({ length: passed }, () => idAt(at, chance)).flatMap((other) =>
    chance.whether(0.5)
      ? [shown(other)]
      : [shown(other), { ...shown(other), event: 'dismissed' as const }],
  )
  return [...others, shown(id)]
}

function burstOf(
  { id: touchpoint }: TrueTouchpoint,
  daysBefore: number,
  { lastDay, timeZone }: Making,
  chance: Chance,
): readonly Response[] {
  const start = ((lastDay - daysBefore) * 24 + 15) * HOUR + NATURAL + 20_000
  return Array.from({ length: BURSTS.taps }, (_, tap): Response => {
    const at = momentOf(timeZone, start + tap * BURSTS.gap)
    const answers = [{ question: 'satisfaction', value: 1 }]
    return { id: idAt(at, chance), touchpoint, at, answers }
  })
}

/** Who answers. */
interface Customer {
  readonly isContent: boolean
  readonly locale: string
}

function answersOf(
  { prompt }: TrueTouchpoint,
  customer: Customer,
  chance: Chance,
): readonly Answer[] {
  const { isContent } = customer
  const says = (truth: { readonly content: number; readonly other: number }): boolean =>
    chance.whether(isContent ? truth.content : truth.other)
  switch (prompt) {
    case 'contact':
      return [yesNo('solved', says(SOLVED)), face(isContent, chance), ...wordsOf(customer, chance)]
    case 'by-email': {
      const effort = says(EASY) ? 5 + chance.below(3) : 1 + chance.below(4)
      return [face(isContent, chance), { question: 'effort', value: effort }]
    }
    case 'delivery':
      return [
        face(isContent, chance),
        yesNo('on-time', says(ON_TIME)),
        ...wordsOf(customer, chance),
      ]
    case 'panel':
      return panelist(chance)
    case 'lost':
      return [
        { question: 'why-left', value: [named(LOST.reasons, chance)] },
        yesNo('back', chance.whether(LOST.back)),
      ]
    default: {
      const rating = face(isContent, chance)
      return [
        rating,
        ...reasonsOf(prompt, Number(rating.value), chance),
        ...wordsOf(customer, chance),
      ]
    }
  }
}

function yesNo(question: string, yes: boolean): Answer {
  return { question, value: yes ? 1 : 0 }
}

function face(isContent: boolean, chance: Chance): Answer {
  const isExtreme = chance.whether(isContent ? EXTREMES.best : EXTREMES.worst)
  return { question: 'satisfaction', value: isContent ? (isExtreme ? 4 : 3) : isExtreme ? 1 : 2 }
}

function reasonsOf(prompt: string, point: number, chance: Chance): readonly Answer[] {
  const asksPraise = prompt === 'store-visit' && point === 4
  if (!(asksPraise || point <= 2) || !chance.whether(NAMES_SOMETHING)) return []
  const taken = some(asksPraise ? PRAISE : PROBLEMS, chance)
  return taken.length === 0 ? [] : [{ question: asksPraise ? 'praise' : 'reasons', value: taken }]
}

function wordsOf({ isContent, locale }: Customer, chance: Chance): readonly Answer[] {
  if (isContent || !chance.whether(0.2)) return []
  const own = COMMENTS[locale]!
  return [{ question: 'comment', value: own[chance.below(own.length)]! }]
}

/** One of the panel: drivers decide the rating, the rating decides loyalty. */
export function panelist(chance: Chance): readonly Answer[] {
  const levels = Object.entries(DRIVERS).map(([question, { levels }]) => ({
    question,
    value: 1 + chance.place(levels),
  }))
  const pull = levels.reduce(
    (sum, { question, value }) => sum + DRIVERS[question]!.weight * (value - 3),
    0,
  )
  // The sum of twelve is as good as normal.
  const noise = Array.from({ length: 12 }, () => chance.next()).reduce((sum, one) => sum + one, -6)
  const rating = Math.round(PANEL.middle + pull + PANEL.noise * noise)
  const satisfaction = Math.max(1, Math.min(5, rating))
  const isContent = satisfaction >= 4
  const happened = Object.keys(HAPPENED).filter((id) =>
    chance.whether(isContent ? HAPPENED[id]!.content : HAPPENED[id]!.other),
  )
  return [
    { question: 'satisfaction', value: satisfaction },
    ...levels,
    { question: 'happened', value: happened.length === 0 ? [NOTHING] : happened },
    ...['repurchase', 'forgive', 'try-new', 'refer'].map((question) => ({
      question,
      value: loyal(LOYALTY[satisfaction - 1]!, chance),
    })),
  ]
}

/** A whole number whose mean is `mean`, and that is now and then one more or one less. */
function loyal(mean: number, chance: Chance): number {
  const whole = Math.floor(mean) + (chance.whether(mean - Math.floor(mean)) ? 1 : 0)
  return whole + chance.place([0.2, 0.6, 0.2]) - 1
}

/** Each option by itself. */
function some(options: Readonly<Record<string, number>>, chance: Chance): readonly string[] {
  return Object.keys(options).filter((option) => chance.whether(options[option]!))
}

/** One option. */
function named(options: Readonly<Record<string, number>>, chance: Chance): string {
  return Object.keys(options)[chance.place(Object.values(options))]!
}

/** A UUIDv7 of a moment (RFC 9562, §5.7). */
function idAt(at: number, chance: Chance): string {
  const hex = (digits: number): string =>
    chance
      .below(16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  const time = at.toString(16).padStart(12, '0')
  const variant = (8 + chance.below(4)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`
}

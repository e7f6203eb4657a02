import { list, number, object, oneOf, table, text, type Schema } from '../schema/schema.ts'
import { id, ID } from '../schema/wire.ts'
import { CHANGE_KINDS, type ChangeKind } from '../vocabulary/words.ts'
import { USUAL_TOUCHPOINTS } from './usual-touchpoints.ts'
import { where, type Where } from './where.ts'

/** A store, a site, a kitchen: what stands before the slash in `location` of a touchpoint. */
export interface BusinessLocation {
  readonly name: string
  /** Places that somebody looks after together. */
  readonly region?: string
}

/** What something cost. */
export interface Cost {
  /** In whole units of the currency, 0 or more. */
  readonly amount: number
  /** ISO 4217, such as `EUR`. */
  readonly currency: string
}

/** Something that was changed, so that answers before and after it can be compared. */
export interface RegisteredChange {
  readonly id: string
  /** In plain words, as it will be read beside a chart. */
  readonly what: string
  /** From when on it held: an ISO date, or a date with an hour, on the wall of each touchpoint. */
  readonly at: string
  /** Everywhere when not given. */
  readonly where?: Where
  readonly kind?: ChangeKind
  readonly cost?: Cost
}

/**
 * Answers that are left out of every score, by somebody who says why. They stay stored, and scores
 * are shown with and without them. It takes whole days, so that nobody picks hours.
 */
export interface Exclusion {
  readonly id: string
  /** Where; at least one list. */
  readonly where: Where
  /** ISO dates on the wall of each touchpoint: the first day that is left out. */
  readonly from: string
  /** The first day that counts again. */
  readonly to: string
  readonly reason: string
  /** Who decided it. */
  readonly by: string
}

/** What a business says of its inventory of touchpoints as a whole. */
export interface Inventory {
  /** Usual touchpoints that it does not have, by id, each with why. */
  readonly without?: Readonly<Record<string, string>>
}

const strict = { strict: true }
const name = text('1 to 100 characters', { min: 1, max: 100 })
const sentence = text('1 to 300 characters', { min: 1, max: 300 })

/** The form of a day; that the calendar has it is checked by `checkRegisters`. */
export const date: Schema<string> = text('a date such as 2026-11-22', {
  min: 10,
  max: 10,
  pattern: /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/,
})

const moment = text('a date such as 2026-11-22, or with an hour: 2026-11-22T14', {
  min: 10,
  max: 13,
  pattern: /^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2})?$/,
})

const location: Schema<BusinessLocation> = object({ name }, { region: name }, strict)

const cost: Schema<Cost> = object(
  {
    amount: number('an amount, not negative', 0, 1e15),
    currency: text('a currency such as EUR', { min: 3, max: 3, pattern: /^[A-Z]{3}$/ }),
  },
  {},
  strict,
)

const change: Schema<RegisteredChange> = object(
  { id, what: sentence, at: moment },
  { where, kind: oneOf(CHANGE_KINDS), cost },
  strict,
)

const exclusion: Schema<Exclusion> = object(
  { id, where, from: date, to: date, reason: sentence, by: name },
  {},
  strict,
)

/** Which usual touchpoint one of the business's own is. */
export const usual: Schema<string> = oneOf(USUAL_TOUCHPOINTS.map((each) => each.id))

const inventory: Schema<Inventory> = object(
  {},
  { without: table(ID, sentence, { what: 'ids of usual touchpoints', max: 100 }) },
  strict,
)

/** The forms of the registers of a config. */
export const registers: Readonly<Record<string, Schema<unknown>>> = {
  locations: table(ID, location, { what: 'ids of 1 to 64 of A-Z a-z 0-9 . _ -', max: 10_000 }),
  changes: list(change, { max: 10_000 }),
  exclusions: list(exclusion, { max: 1000 }),
  inventory,
}

import { list, object, oneOf, type Schema } from '../schema/schema.ts'
import { id } from '../schema/wire.ts'
import { CHANNELS, type Channel } from '../vocabulary/words.ts'

/**
 * Part of a business: what is named in every list that is given. So `{ locations: ['oak-st'],
 * channels: ['store'] }` is the touchpoints of Oak St in the store, and `{}` all of them.
 */
export interface Where {
  readonly touchpoints?: readonly string[]
  /** Ids of `locations`: every zone of each. */
  readonly locations?: readonly string[]
  readonly channels?: readonly Channel[]
}

const ids = list(id, { min: 1, max: 10_000, unique: true })

/** The form of a part of a business. */
export const where: Schema<Where> = object(
  {},
  {
    touchpoints: ids,
    locations: ids,
    channels: list(oneOf(CHANNELS), { min: 1, max: CHANNELS.length, unique: true }),
  },
  { strict: true },
)

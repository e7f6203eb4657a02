import { object, pair, text, type Schema } from '../schema/schema.ts'
import { WEEKDAYS, type Hours } from '../time/hours.ts'

const clock = (allowed: string, pattern: RegExp): Schema<string> =>
  text(allowed, { min: 5, max: 5, pattern })

const opens = clock('a time such as 09:00', /^([01][0-9]|2[0-3]):[0-5][0-9]$/)
const closes = clock(
  'a time such as 18:00, at most 24:00',
  /^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/,
)

/** The form of opening hours. */
export const hours: Schema<Hours> = object(
  {},
  Object.fromEntries(WEEKDAYS.map((day) => [day, pair(opens, closes)])),
  { strict: true },
)

import type { Lens } from '../vocabulary/words.ts'
import type { Hours } from '../time/hours.ts'
import type { Config, Prompt, Question, Touchpoint } from './config.ts'
import { TEMPLATES } from './templates.ts'
import type { Where } from './where.ts'

/**
 * The touchpoint of this id; `undefined` when the config has none.
 * @example findTouchpoint({ touchpoints: [{ id: 'till-1', name: 'Till 1' }] }, 'till-1').name // 'Till 1'
 */
export function findTouchpoint(config: Config, id: string): Touchpoint | undefined {
  return config.touchpoints.find((touchpoint) => touchpoint.id === id)
}

/**
 * The prompt a touchpoint names: its own config's, else the template.
 * @throws RangeError when it names none (look with `isMeasured`), or one that is neither, which a
 * decoded config rules out
 * @example promptOf({ prompts: {} }, { prompt: 'contact' }).questions[0].id // 'solved'
 */
export function promptOf(config: Config, touchpoint: Touchpoint): Prompt {
  const { id, prompt } = touchpoint
  if (prompt === undefined) throw new RangeError(`${id} names no prompt: nobody asks there`)
  const table = [config.prompts, TEMPLATES].find((prompts) => Object.hasOwn(prompts, prompt))
  const own = table?.[prompt]
  if (own === undefined) throw new RangeError(`no prompt ${prompt}: was the config decoded?`)
  return own
}

/**
 * Whether anything is asked at a touchpoint; if not, it is in the inventory only.
 * @example isMeasured({ id: 'hold', channel: 'phone' }) // false
 */
export function isMeasured({ prompt }: Touchpoint): boolean {
  return prompt !== undefined
}

/**
 * The id of the location at which a touchpoint stands: its `location` up to the first slash;
 * `undefined` when it has none.
 * @example placeOf({ id: 'till-1', location: 'oak-st/till' }) // 'oak-st'
 */
export function placeOf({ location }: Touchpoint): string | undefined {
  return location?.split('/', 1)[0]
}

/**
 * Whether a touchpoint is in a part of the business: in every list that is given.
 * @example isWithin({ channels: ['store'] }, { id: 'till-1', channel: 'store' }) // true
 */
export function isWithin(
  { touchpoints, locations, channels }: Where,
  touchpoint: Touchpoint,
): boolean {
  const place = placeOf(touchpoint)
  return (
    (touchpoints?.includes(touchpoint.id) ?? true) &&
    (locations === undefined || (place !== undefined && locations.includes(place))) &&
    (channels?.includes(touchpoint.channel) ?? true)
  )
}

/** The ids of what a `choice` offers, in the order of the config; none of any other kind. */
export function optionIds({ options = [] }: Question): readonly string[] {
  return options.map((option) => (typeof option === 'string' ? option : option.id))
}

/** What a question measures: its construct, else its id. @example constructOf({ id: 'q1', kind: 'nps' }) // 'q1' */
export function constructOf(question: Question): string {
  return question.construct ?? question.id
}

/**
 * Under which lens a question's answers count at a touchpoint: its own, else the touchpoint's.
 * @example lensOf({ id: 'q1', kind: 'nps', lens: 'experience' }, { lens: 'service' }) // 'experience'
 */
export function lensOf(question: Question, touchpoint: Touchpoint): Lens {
  return question.lens ?? touchpoint.lens
}

/**
 * The time zone whose clock hangs at a touchpoint: its own, else the business's.
 * @example timeZoneOf({ business: { timeZone: 'Europe/Berlin' } }, { id: 'till-1' }) // 'Europe/Berlin'
 */
export function timeZoneOf(config: Config, touchpoint: Touchpoint): string {
  return touchpoint.timeZone ?? config.business.timeZone
}

/**
 * When a touchpoint is open: its own hours, else the business's; `undefined` when neither says.
 * @example hoursOf({ business: { hours: { mon: ['09:00', '18:00'] } } }, { id: 'till-1' }) // { mon: ['09:00', '18:00'] }
 */
export function hoursOf(config: Config, touchpoint: Touchpoint): Hours | undefined {
  return touchpoint.hours ?? config.business.hours
}

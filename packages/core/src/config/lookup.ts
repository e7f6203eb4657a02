import type { Lens } from '../vocabulary/words.ts'
import type { Config, Prompt, Question, Touchpoint } from './config.ts'
import { TEMPLATES } from './templates.ts'

/** The touchpoint of this id; `undefined` when the config has none. */
export function findTouchpoint(config: Config, id: string): Touchpoint | undefined {
  return config.touchpoints.find((touchpoint) => touchpoint.id === id)
}

/**
 * The prompt a touchpoint names: its own config's, else the template.
 * @throws RangeError when there is neither, which a decoded config rules out
 */
export function promptOf(config: Config, touchpoint: Touchpoint): Prompt {
  const { prompt } = touchpoint
  const table = [config.prompts, TEMPLATES].find((prompts) => Object.hasOwn(prompts, prompt))
  const own = table?.[prompt]
  if (own === undefined) throw new RangeError(`no prompt ${prompt}: was the config decoded?`)
  return own
}

/** What a question measures: its construct, else its id. @example constructOf({ id: 'q1', kind: 'nps' }) // 'q1' */
export function constructOf(question: Question): string {
  return question.construct ?? question.id
}

/** Under which lens a question's answers count at a touchpoint. */
export function lensOf(question: Question, touchpoint: Touchpoint): Lens {
  return question.lens ?? touchpoint.lens
}

/** The time zone whose clock hangs at a touchpoint. */
export function timeZoneOf(config: Config, touchpoint: Touchpoint): string {
  return touchpoint.timeZone ?? config.business.timeZone
}

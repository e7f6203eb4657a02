export { type Checked, type JsonSchema, type Problem, type Schema } from '../schema/schema.ts'
export {
  type Business,
  type Condition,
  type Config,
  type Option,
  type Prompt,
  type Question,
  type Tablet,
  type Retention,
  type Touchpoint,
  type Wording,
  configSchema,
  decodeConfig,
} from './config.ts'
export { type Theme } from './theme.ts'
export { type Where } from './where.ts'
export {
  type BusinessLocation,
  type Cost,
  type Exclusion,
  type Inventory,
  type RegisteredChange,
} from './registers.ts'
export { USUAL_TOUCHPOINTS, type UsualTouchpoint } from './usual-touchpoints.ts'
export {
  constructOf,
  findTouchpoint,
  hoursOf,
  isMeasured,
  isWithin,
  lensOf,
  placeOf,
  promptOf,
  timeZoneOf,
} from './lookup.ts'
export { MAX_TEXT, checkAnswer, checkOrder } from './answer.ts'
export { type Refusal } from './refusal.ts'
export { TEMPLATES } from './templates.ts'

/** The one key of `localStorage` that is ever written. */
export const MEMORY_KEY = 'shopbell'

/**
 * What became of one prompt here: when it was last seen and last answered (epoch ms, 0 for never),
 * and this visitor's draw for its sample, from 0 up to 1.
 */
export type Past = [seen: number, answered: number, draw: number]

/** What is remembered between pages: of each `business/touchpoint` its past, and perhaps `pending`. */
export interface Memory {
  [prompt: string]: Past | 1 | undefined
  /** An answer may be on this device that the collector does not have yet. */
  pending?: 1
}

/** The name that a prompt is remembered by. */
export const promptKey = (ask: {
  readonly business: string
  readonly touchpoint: string
}): string => `${ask.business}/${ask.touchpoint}`

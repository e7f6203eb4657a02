import { isOpen, WEEKDAYS, type Hours } from '@shopbell/core/time'
import type { Memory } from '../device/memory.ts'

/** When the place of the tablet is open, by its own wall clock. */
export interface Opening {
  readonly hours: Hours
  /** An IANA name. */
  readonly timeZone: string
}

const KEY = 'opening'
const QUARTER = 900_000
const WEEK = 7 * 24 * 60 * 60_000

/** The hours that the collector told last; `null` when it never told any: then it is always open. */
export async function recallOpening(memory: Memory): Promise<Opening | null> {
  return checkedOpening(await memory.recall(KEY))
}

/** Keeps what the collector told; `null` when its config has no hours any more. */
export async function rememberOpening(opening: Opening | null, memory: Memory): Promise<void> {
  await memory.remember(KEY, opening)
}

/** Hours as they may be worked with; `null` when they are none, or name a zone that this browser does not know. */
export function checkedOpening(value: unknown): Opening | null {
  try {
    const opening = value as Opening
    isOpen(opening.hours, opening.timeZone, 0)
    return opening
  } catch {
    return null
  }
}

/**
 * The next moment at which the place opens, to a quarter of an hour.
 * @param at epoch ms, when it is closed
 * @returns epoch ms; `null` when it does not open within a week
 */
export function nextOpening({ hours, timeZone }: Opening, at: number): number | null {
  if (WEEKDAYS.every((day) => hours[day] === undefined)) return null
  const end = at + WEEK
  for (let moment = Math.ceil(at / QUARTER) * QUARTER; moment <= end; moment += QUARTER) {
    if (isOpen(hours, timeZone, moment)) return moment
  }
  return null
}

import type { Ask } from './ask.ts'
import type { Memory, Past } from './memory.ts'

const DAY = 86_400_000

/**
 * Whether what this visitor was asked before stands against an ask: the prompt was seen within its
 * days of quiet, answered within three times as many, another one was seen within a thirtieth of
 * them (30, 90 and 1 by default), or this visitor's draw is not in the sample.
 *
 * A moment further ahead than the quiet is long comes from a clock that was wrong, and is not counted.
 * @param memory has the past of this ask's prompt
 * @param now epoch ms
 */
export function isRefused(
  ask: Pick<Ask, 'quiet' | 'sample'>,
  key: string,
  memory: Memory,
  now: number,
): boolean {
  const within = (moment: number, days: number): boolean => Math.abs(now - moment) < days * DAY
  for (const name in memory) {
    if (within((memory[name] as Past)[0], name === key ? ask.quiet : ask.quiet / 30)) return true
  }
  const past = memory[key] as Past
  return within(past[1], ask.quiet * 3) || past[2] >= ask.sample
}

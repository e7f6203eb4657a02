import type { PromptView } from '@shopbell/core/prompt'
import { fetchPrompt } from '@shopbell/widget/prompt'
import type { Memory } from './memory.ts'
import type { Place } from './place.ts'

/** A touchpoint's prompt in every language there is, the business's own first. */
export type Prompts = readonly [PromptView, ...PromptView[]]

const key = ({ business, touchpoint }: Place): string => `prompts/${business}/${touchpoint}`

/** The prompts kept at the last start with a network; `null` when there are none. */
export async function keptPrompts(place: Place, memory: Memory): Promise<Prompts | null> {
  const kept = (await memory.recall(key(place))) as Prompts | null
  return Array.isArray(kept) && kept[0].protocol === 'shopbell/1' ? kept : null
}

/**
 * Asks the collector for the prompts, and keeps them for starts without a network before it
 * returns them.
 * @throws Error with the reason when the collector has no such prompt or cannot be reached
 */
export async function fetchPrompts(
  collector: string,
  place: Place,
  memory: Memory,
): Promise<Prompts> {
  const own = await fetchPrompt({ collector, ...place })
  const others = await Promise.all(
    own.locales
      .filter(({ id }) => id !== own.locale)
      .map(({ id }) => fetchPrompt({ collector, ...place, locale: id })),
  )
  const prompts: Prompts = [own, ...others]
  await memory.remember(key(place), prompts)
  return prompts
}

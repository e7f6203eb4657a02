import type { TabletView } from '@shopbell/core/prompt'
import { promptUrl, readPrompt } from '@shopbell/widget/prompt'
import type { Memory } from './memory.ts'
import type { Place } from './place.ts'

/** A touchpoint's prompt in every language that is offered, the business's own first. */
export type Prompts = readonly [TabletView, ...TabletView[]]

const key = ({ business, touchpoint }: Place): string => `prompts/${business}/${touchpoint}`

/** The prompts kept at the last start with a network; `null` when there are none. */
export async function keptPrompts(place: Place, memory: Memory): Promise<Prompts | null> {
  const kept = (await memory.recall(key(place))) as Prompts | null
  return Array.isArray(kept) && kept[0].tablet !== undefined ? kept : null
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
  const inLanguage = async (locale?: string): Promise<TabletView> => {
    const url = `${promptUrl({ collector, ...place, locale })}&tablet=true`
    return (await readPrompt(await fetch(url, { credentials: 'omit' }))) as TabletView
  }
  const own = await inLanguage()
  const others = await Promise.all(
    own.tablet.languages.filter((id) => id !== own.locale).map((id) => inLanguage(id)),
  )
  const prompts: Prompts = [own, ...others]
  await memory.remember(key(place), prompts)
  return prompts
}

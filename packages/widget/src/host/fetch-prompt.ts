import type { PromptView } from '@shopbell/core/prompt'
import { readPrompt } from './read-prompt.ts'

/** Names a prompt on a collector. */
export interface PromptAddress {
  /** Where the collector is: its origin, or any address on it. */
  readonly collector: string
  readonly business: string
  readonly touchpoint: string
  /** A language tag; the business's own language when not given. */
  readonly locale?: string | undefined
}

/** Where a prompt's drawing instructions lie. */
export function promptUrl({ collector, business, touchpoint, locale }: PromptAddress): string {
  const url = new URL(`/v1/prompts/${encodeURIComponent(touchpoint)}`, collector)
  url.searchParams.set('business', business)
  if (locale !== undefined && locale !== '') url.searchParams.set('locale', locale)
  return url.href
}

/**
 * Asks the collector what to draw.
 * @throws Error with the collector's own reason when it has no such prompt or this page may not ask
 */
export async function fetchPrompt(
  address: PromptAddress,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<PromptView> {
  return readPrompt(await fetch(promptUrl(address), { credentials: 'omit' }))
}

import type { PromptView } from '@shopbell/core/prompt'

/**
 * Reads what the collector says to draw.
 * @throws Error with the collector's own reason when it has no such prompt or this page may not ask
 */
export async function readPrompt(reply: Response): Promise<PromptView> {
  const body = (await reply.json()) as Partial<PromptView> & { readonly detail?: string }
  if (reply.ok && body.protocol === 'shopbell/1') return body as PromptView
  throw new Error(body.detail ?? `the collector answered ${reply.status}`)
}

/** Reasons whose id says less than shoppers read, for as long as the prompt's words are not known. */
const REASONS: Readonly<Record<string, string>> = {
  'quick-help': 'No quick help',
  'not-found': 'Couldn’t find it',
}

/**
 * What shoppers read for a reason; of one that no prompt has any more, its id as words.
 * @param text the prompt's words, where they are known
 */
export function reasonWords(id: string, text: string | null | undefined): string {
  return text || (Object.hasOwn(REASONS, id) ? REASONS[id]! : topicWords(id))
}

/** An id as words. @example topicWords('easy-to-find') // 'Easy to find' */
export function topicWords(id: string): string {
  const words = id.replaceAll(/[-_.]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Reasons of the question bank whose id says less than shoppers read. */
const REASONS: Readonly<Record<string, string>> = {
  'quick-help': 'No quick help',
  'not-found': 'Couldn’t find it',
  'from-18': '18 to 24',
  'from-25': '25 to 44',
  'from-45': '45 to 64',
  'from-65': '65 or older',
  'stayed-briefly': 'Under 15 minutes',
  'stayed-a-while': '15 to 30 minutes',
  'stayed-an-hour': '30 to 60 minutes',
  'stayed-long': 'More than an hour',
}

/**
 * What shoppers read for a reason; of one that is not known, its id as words.
 * @param text the config's own words, where they are known
 */
export function reasonWords(id: string, text: string | null | undefined): string {
  return text || (Object.hasOwn(REASONS, id) ? REASONS[id]! : topicWords(id))
}

/** An id as words. @example topicWords('easy-to-find') // 'Easy to find' */
export function topicWords(id: string): string {
  const words = id.replaceAll(/[-_.]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

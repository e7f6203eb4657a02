import type { CommentTerm } from '@shopbell/core/report'
import { stopWordsOf } from './stop-words.ts'

/** A text to count words in, and whether it came with a low score. */
export interface Text {
  readonly text: string
  readonly isLow: boolean
}

/** How many terms are told of one language. */
const MOST_TERMS = 30

/** Writes whose words are short. */
const SHORT = new Set(['ja', 'zh', 'ko'])

/**
 * The words that are in the most texts of one language. A word counts once a text, in small letters
 * and as it was written: no stems and no meanings are guessed. Numbers, what was masked and function
 * words are left out.
 * @param locale a language tag; says where words end
 * @param texts masked
 * @param minimum in how many texts a word has to be
 */
export function termsOf(
  locale: string,
  texts: readonly Text[],
  minimum: number,
): readonly CommentTerm[] {
  const tag = isLanguage(locale) ? locale : 'und'
  const { language } = new Intl.Locale(tag)
  const words = new Intl.Segmenter(tag, { granularity: 'word' })
  const stop = stopWordsOf(language)
  const shortest = SHORT.has(language) ? 2 : 3
  const counts = new Map<string, { comments: number; low: number }>()
  for (const { text, isLow } of texts) {
    const own = new Set<string>()
    for (const { segment, isWordLike } of words.segment(text.replaceAll(/\[[a-z-]+\]/g, ' '))) {
      const word = segment.normalize('NFC').toLocaleLowerCase(tag)
      const isTerm = isWordLike && word.length >= shortest && !/\p{Nd}/u.test(word)
      if (isTerm && !stop.has(word.replaceAll('’', "'"))) own.add(word)
    }
    for (const word of own) {
      const known = counts.get(word) ?? { comments: 0, low: 0 }
      counts.set(word, { comments: known.comments + 1, low: known.low + (isLow ? 1 : 0) })
    }
  }
  return [...counts]
    .filter(([, { comments }]) => comments >= minimum)
    .map(([term, { comments, low }]) => ({ term, comments, low }))
    .sort((a, b) => b.comments - a.comments || (a.term < b.term ? -1 : 1))
    .slice(0, MOST_TERMS)
}

/** What a sender calls a language may have the form of a tag and be none. */
function isLanguage(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1
  } catch {
    return false
  }
}

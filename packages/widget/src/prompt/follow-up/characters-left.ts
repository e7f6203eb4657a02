import type { PromptView } from '@shopbell/core/prompt'

/**
 * How many characters may still be written, in the words and digits of a language.
 * @param left a whole number from 0
 * @example charactersLeft(1, 'en', strings) // '1 character left'
 */
export function charactersLeft(
  left: number,
  locale: string,
  { left: words }: Pick<PromptView['strings'], 'left'>,
): string {
  const form = words![new Intl.PluralRules(locale).select(left)] ?? words!.other
  return form.replace('{n}', left.toLocaleString(locale))
}

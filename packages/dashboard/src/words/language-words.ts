const names = new Intl.DisplayNames(['en'], { type: 'language' })

/** What a language is called in English; a tag that is none keeps its letters. @example languageWords('pt-BR') // 'Brazilian Portuguese' */
export function languageWords(locale: string): string {
  try {
    return names.of(locale) ?? locale
  } catch {
    return locale
  }
}

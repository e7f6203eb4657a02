import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { Strings } from './strings.ts'

const LANGUAGES: Readonly<Record<string, Strings>> = { en, de, es, fr, ar }

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'yi', 'dv', 'ps', 'ckb', 'sd', 'ug'])

/** The first subtag of a language tag. @example language('pt-BR') // 'pt' */
export function language(locale: string): string {
  return locale.split('-')[0]!.toLowerCase()
}

/** The prompt's own texts in a language; English where there is none. */
export function stringsIn(locale: string): Strings {
  return LANGUAGES[language(locale)] ?? en
}

/** Which way a language is written. */
export function direction(locale: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(language(locale)) ? 'rtl' : 'ltr'
}

/**
 * Picks the best of the locales that exist: the same tag, else the same language, else the fallback.
 * @example bestLocale('de-AT', ['en', 'de'], 'en') // 'de'
 */
export function bestLocale(wanted: string, available: readonly string[], fallback: string): string {
  const same = (locale: string): boolean => locale.toLowerCase() === wanted.toLowerCase()
  const near = (locale: string): boolean => language(locale) === language(wanted)
  return available.find(same) ?? available.find(near) ?? fallback
}

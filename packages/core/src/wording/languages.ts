import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { Strings } from './strings.ts'

const LANGUAGES: Readonly<Record<string, Strings>> = { en, de, es, fr, ar }

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'yi', 'dv', 'ps', 'ckb', 'sd', 'ug'])
const RIGHT_TO_LEFT_SCRIPTS = new Set(['arab', 'hebr', 'thaa', 'syrc', 'nkoo', 'adlm', 'rohg'])

/** The first subtag of a language tag. @example language('pt-BR') // 'pt' */
export function language(locale: string): string {
  return locale.split('-')[0]!.toLowerCase()
}

/** The prompt's own texts in a language; English where there is none. */
export function stringsIn(locale: string): Strings {
  const name = language(locale)
  return (Object.hasOwn(LANGUAGES, name) ? LANGUAGES[name] : undefined) ?? en
}

/** Which way a language is written; a script in the tag decides. @example direction('ar-EG') // 'rtl' */
export function direction(locale: string): 'ltr' | 'rtl' {
  const script = /^[a-z]{2,3}-([a-z]{4})(?:-|$)/i.exec(locale)?.[1]
  const leftward =
    script === undefined
      ? RIGHT_TO_LEFT.has(language(locale))
      : RIGHT_TO_LEFT_SCRIPTS.has(script.toLowerCase())
  return leftward ? 'rtl' : 'ltr'
}

/**
 * Picks the best of the locales that exist: the same tag, else the tag shortened from its end
 * (RFC 4647, lookup), else another of the same language, else the fallback.
 * @example bestLocale('de-AT', ['en', 'de'], 'en') // 'de'
 */
export function bestLocale(wanted: string, available: readonly string[], fallback: string): string {
  const parts = wanted.toLowerCase().split('-')
  for (let length = parts.length; length > 0; length--) {
    const tag = parts.slice(0, length).join('-')
    const found = available.find((locale) => locale.toLowerCase() === tag)
    if (found !== undefined) return found
  }
  return available.find((locale) => language(locale) === language(wanted)) ?? fallback
}

import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { he } from './he.ts'
import { hi } from './hi.ts'
import { it } from './it.ts'
import { ja } from './ja.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'
import type { Strings } from './strings.ts'
import { tr } from './tr.ts'
import { zh } from './zh.ts'

/** The prompt's own texts by language, in the order in which languages are offered. */
export const LANGUAGES: Readonly<Record<string, Strings>> = {
  en,
  de,
  es,
  fr,
  it,
  nl,
  pl,
  pt,
  tr,
  ar,
  he,
  hi,
  ja,
  zh,
}

const RIGHT_TO_LEFT = new Set(['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa'])

/** The first subtag of a language tag. @example language('pt-BR') // 'pt' */
export function language(locale: string): string {
  return locale.split('-')[0]!.toLowerCase()
}

/**
 * The prompt's own texts in a language; English where there is none. Chinese is in simplified
 * letters, also for who asks for traditional ones: most can read them, fewer read English.
 */
export function stringsIn(locale: string): Strings {
  return inLanguage(LANGUAGES, locale) ?? en
}

/** What a table by language has for a locale; `undefined` for a language that it does not have. */
export function inLanguage<T>(table: Readonly<Record<string, T>>, locale: string): T | undefined {
  const name = language(standard(locale))
  return Object.hasOwn(table, name) ? table[name] : undefined
}

/**
 * Which way a language is written: by the script its tag names, else by the one it is usually
 * written in. @example direction('ar-EG') // 'rtl'
 */
export function direction(locale: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(script(locale)) ? 'rtl' : 'ltr'
}

/**
 * Picks the best of the locales that exist: of those in the same language and script the same tag,
 * else the tag shortened from its end (RFC 4647, lookup), else the first; then likewise of those in
 * the same language and another script; else the fallback. Old codes (`iw`) and `pt_BR` are known.
 * @example bestLocale('de-AT', ['en', 'de'], 'en') // 'de'
 * @example bestLocale('zh-TW', ['zh', 'zh-Hant'], 'en') // 'zh-Hant'
 */
export function bestLocale(wanted: string, available: readonly string[], fallback: string): string {
  const name = language(standard(wanted))
  const spoken = available.filter((locale) => language(standard(locale)) === name)
  const read = spoken.filter((locale) => script(locale) === script(wanted))
  return nearest(wanted, read) ?? nearest(wanted, spoken) ?? fallback
}

function nearest(wanted: string, available: readonly string[]): string | undefined {
  const parts = standard(wanted).toLowerCase().split('-')
  for (let length = parts.length; length > 0; length--) {
    const tag = parts.slice(0, length).join('-')
    const found = available.find((locale) => standard(locale).toLowerCase() === tag)
    if (found !== undefined) return found
  }
  return available[0]
}

/** A tag as the standard writes it, such as `he` for `iw`; what is no tag stays as it is. */
function standard(locale: string): string {
  const hyphened = locale.replaceAll('_', '-')
  try {
    return new Intl.Locale(hyphened).toString()
  } catch {
    return hyphened
  }
}

function script(locale: string): string {
  try {
    return new Intl.Locale(standard(locale)).maximize().script ?? ''
  } catch {
    return ''
  }
}

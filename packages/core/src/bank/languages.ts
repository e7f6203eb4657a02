import { inLanguage } from '../wording/languages.ts'
import type { BankWords } from './words.ts'
import { ar } from './words/ar.ts'
import { de } from './words/de.ts'
import { en } from './words/en.ts'
import { es } from './words/es.ts'
import { fr } from './words/fr.ts'
import { he } from './words/he.ts'
import { hi } from './words/hi.ts'
import { it } from './words/it.ts'
import { ja } from './words/ja.ts'
import { nl } from './words/nl.ts'
import { pl } from './words/pl.ts'
import { pt } from './words/pt.ts'
import { tr } from './words/tr.ts'
import { zh } from './words/zh.ts'

/** The bank by language, in the order in which languages are offered. */
export const BANK_LANGUAGES: Readonly<Record<string, BankWords>> = {
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

/**
 * The words of a reason in a language, English where there is none; `undefined` for what is no
 * reason of the bank.
 * @example reasonIn('de-AT', 'messy') // 'Unordentlich'
 */
export function reasonIn(locale: string, id: string): string | undefined {
  const reasons: Readonly<Record<string, string>> = (inLanguage(BANK_LANGUAGES, locale) ?? en)
    .reasons
  return Object.hasOwn(reasons, id) ? reasons[id] : undefined
}

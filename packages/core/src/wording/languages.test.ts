import { describe, expect, test } from 'vitest'
import { bestLocale, direction, language, stringsIn } from './languages.ts'

const LANGUAGES = ['en', 'de', 'es', 'fr', 'ar']

/** Every text of a language, with the way to it. */
function texts(value: unknown, path = ''): [path: string, text: unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([name, inside]) => texts(inside, `${path}.${name}`))
}

const english = texts(stringsIn('en')).map(([path]) => path)

describe.each(LANGUAGES)('%s', (locale) => {
  const all = texts(stringsIn(locale))

  test('has every text that English has, and no other', () => {
    expect(all.map(([path]) => path)).toStrictEqual(english)
  })

  test.each(all)('says something at %s', (_path, text) => {
    expect(typeof text).toBe('string')
    expect(text).not.toBe('')
    expect(text).toBe((text as string).trim())
  })

  test('names the points of a scale apart from each other', () => {
    const { faces, yes, no, expectation, agree, happy, likely, reasons } = stringsIn(locale)
    for (const words of [faces, [yes, no], expectation, agree, happy, likely]) {
      expect(new Set(words).size).toBe(words.length)
    }
    expect(new Set(Object.values(reasons)).size).toBe(Object.keys(reasons).length)
  })
})

test('no two languages are the same', () => {
  expect(new Set(LANGUAGES.map((locale) => JSON.stringify(stringsIn(locale)))).size).toBe(5)
})

test.each([
  ['de-AT', 'de'],
  ['DE', 'de'],
  ['ar-EG', 'ar'],
  ['pt', 'en'],
  ['toString', 'en'],
  ['constructor', 'en'],
  ['__proto__', 'en'],
  ['', 'en'],
])('the strings of %j are those of %s', (locale, same) => {
  expect(stringsIn(locale)).toBe(stringsIn(same))
})

test.each([
  ['pt-BR', 'pt'],
  ['EN', 'en'],
  ['zh-Hant-TW', 'zh'],
])('the language of %s is %s', (locale, name) => {
  expect(language(locale)).toBe(name)
})

test.each([
  ['ar', 'rtl'],
  ['ar-EG', 'rtl'],
  ['he', 'rtl'],
  ['fa-IR', 'rtl'],
  ['UR', 'rtl'],
  ['ckb', 'rtl'],
  ['az-Arab', 'rtl'],
  ['pa-Arab-PK', 'rtl'],
  ['ar-Latn', 'ltr'],
  ['zh-Hant-TW', 'ltr'],
  ['en', 'ltr'],
  ['de-AT', 'ltr'],
  ['', 'ltr'],
] as const)('%s is written %s', (locale, way) => {
  expect(direction(locale)).toBe(way)
})

describe('the best of the locales there are', () => {
  test.each([
    ['de', ['en', 'de'], 'de'],
    ['de-AT', ['en', 'de'], 'de'],
    ['DE-at', ['de', 'de-AT'], 'de-AT'],
    ['pt-BR', ['pt-PT', 'pt'], 'pt'],
    ['pt', ['en', 'pt-BR'], 'pt-BR'],
    ['pt-BR', ['en', 'pt-PT'], 'pt-PT'],
    ['zh-Hant-TW', ['zh-Hans', 'zh-Hant'], 'zh-Hant'],
    ['ja', ['en', 'de'], 'x-none'],
    ['', ['en'], 'x-none'],
    ['en', [], 'x-none'],
  ])('%j of %j is %s', (wanted, available, best) => {
    expect(bestLocale(wanted, available, 'x-none')).toBe(best)
  })
})

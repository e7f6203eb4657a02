import { describe, expect, test } from 'vitest'
import { bestLocale, direction, language, LANGUAGES, stringsIn } from './languages.ts'

const ALL = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'tr', 'ar', 'he', 'hi', 'ja', 'zh']
const RIGHT_TO_LEFT = new Set(['ar', 'he'])
/** What is not written in Latin letters. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
  hi: /\p{Script=Devanagari}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  zh: /\p{Script=Han}/u,
}

type Text = readonly [path: string, text: string]

/** Every text of a language, with the way to it; a text for a number counts once, as `other`. */
function texts(value: unknown, path = ''): readonly Text[] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]]
  return Object.entries(value).flatMap(([name, inside]) => texts(inside, `${path}.${name}`))
}

/** A language's texts apart from the plural forms that English does not have. */
function comparable(locale: string): readonly Text[] {
  const { left, ...strings } = stringsIn(locale)
  return texts({ ...strings, left: { other: left.other } })
}

/** The longest word in letters as they are seen; Chinese and Japanese lines break anywhere. */
function longestWord(text: string): number {
  if (/\p{Script=Han}|\p{Script=Hiragana}/u.test(text)) return 1
  const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return Math.max(...text.split(/[\s-]+/).map((word) => [...letters.segment(word)].length))
}

test('there are fourteen', () => {
  expect(Object.keys(LANGUAGES)).toStrictEqual(ALL)
})

describe.each(ALL)('%s', (locale) => {
  const strings = stringsIn(locale)

  test('has every text that English has, and no other', () => {
    const paths = comparable(locale).map(([path]) => path)
    expect(paths).toStrictEqual(comparable('en').map(([path]) => path))
  })

  test.each(texts(strings))('says something at %s', (_path, text) => {
    expect(text).not.toBe('')
    expect(text).toBe(text.trim().normalize('NFC'))
    expect(text).not.toMatch(/undefined|  |['"]|\.\.\./)
  })

  test('names the points of a scale apart from each other', () => {
    const { faces, yes, no, expectation, agree, happy, likely } = strings
    for (const words of [faces, [yes, no], expectation, agree, happy, likely]) {
      expect(new Set(words).size).toBe(words.length)
    }
  })

  test('names each button apart from the others', () => {
    const { send, skip, back, next, undo, close } = strings
    expect(new Set([send, skip, back, next, undo, close]).size).toBe(6)
  })

  test('has a place for every number and name, and no other', () => {
    const places = (text: string): readonly string[] => text.match(/\{.*?\}/g)?.toSorted() ?? []
    expect(places(strings.step)).toStrictEqual(['{n}', '{total}'])
    expect(places(strings.left.other)).toStrictEqual(['{n}'])
    expect(places(strings.contact.consent)).toStrictEqual(['{business}'])
    const elsewhere = texts(strings).filter(([path]) => !/step|left|consent$/.test(path))
    expect(elsewhere.filter(([, text]) => places(text).length > 0)).toStrictEqual([])
  })

  test('is written its way', () => {
    expect(direction(locale)).toBe(RIGHT_TO_LEFT.has(locale) ? 'rtl' : 'ltr')
    const letters = SCRIPTS[locale] ?? /\p{Script=Latin}/u
    for (const [path, text] of texts(strings)) {
      expect(text, path).toMatch(letters)
      const foreign = locale in SCRIPTS ? /\p{Script=Latin}/u : /[^\p{Script=Latin}\P{L}]/u
      expect(text.replaceAll(/\{.*?\}/g, ''), path).not.toMatch(foreign)
    }
  })

  test('fits where it is drawn: between faces, on buttons, at the ends of a scale', () => {
    const { faces, expectation, agree, happy, likely, ...rest } = strings
    for (const face of faces) {
      expect(face.length, face).toBeLessThanOrEqual(14)
      expect(longestWord(face), face).toBeLessThanOrEqual(9)
    }
    for (const label of expectation) {
      expect(label.length, label).toBeLessThanOrEqual(26)
    }
    for (const end of [...agree, ...happy, ...likely]) {
      expect(end.length, end).toBeLessThanOrEqual(26)
      expect(longestWord(end), end).toBeLessThanOrEqual(18)
    }
    for (const button of [rest.send, rest.skip, rest.back, rest.next, rest.undo]) {
      expect(button.length, button).toBeLessThanOrEqual(14)
    }
  })
})

/** Words that are the same in both languages, and were looked at. */
const AS_IN_ENGLISH: Readonly<Record<string, readonly string[]>> = {
  es: ['.no'],
  it: ['.no'],
}

test.each(ALL.filter((locale) => locale !== 'en'))('%s was translated, all of it', (locale) => {
  const english = new Map(comparable('en'))
  const same = comparable(locale).filter(([path, text]) => english.get(path) === text)
  expect(same.map(([path]) => path)).toStrictEqual(AS_IN_ENGLISH[locale] ?? [])
})

test('no two languages share a sentence', () => {
  const spoken = ALL.flatMap((locale) =>
    texts(stringsIn(locale))
      .map(([, text]) => text)
      .filter((text) => text.length > 24),
  )
  expect(spoken.filter((text, index) => spoken.indexOf(text) !== index)).toStrictEqual([])
})

test('French keeps its question marks and colons on the line of their word', () => {
  for (const [path, text] of texts(stringsIn('fr'))) {
    expect(text, path).not.toMatch(/[^\u00a0][?:!;]/)
  }
})

describe('numbers are spoken by the plural rules of the language', () => {
  const spoken = (locale: string, n: number): string => {
    const { left } = stringsIn(locale)
    const text = left[new Intl.PluralRules(locale).select(n)] ?? left.other
    return text.replace('{n}', new Intl.NumberFormat(locale).format(n))
  }

  test.each([
    ['en', 0, '0 characters left'],
    ['en', 1, '1 character left'],
    ['en', 1000, '1,000 characters left'],
    ['de', 1, 'Noch 1 Zeichen'],
    ['de', 4000, 'Noch 4.000 Zeichen'],
    ['es', 1, 'Queda 1 carácter'],
    ['es', 2, 'Quedan 2 caracteres'],
    ['fr', 0, '0 caractère restant'],
    ['fr', 1, '1 caractère restant'],
    ['fr', 2, '2 caractères restants'],
    ['it', 1, 'Resta 1 carattere'],
    ['it', 2, 'Restano 2 caratteri'],
    ['nl', 1, 'Nog 1 teken'],
    ['nl', 2, 'Nog 2 tekens'],
    ['pl', 0, 'Pozostało 0 znaków'],
    ['pl', 1, 'Pozostał 1 znak'],
    ['pl', 2, 'Pozostały 2 znaki'],
    ['pl', 5, 'Pozostało 5 znaków'],
    ['pl', 12, 'Pozostało 12 znaków'],
    ['pl', 21, 'Pozostało 21 znaków'],
    ['pl', 22, 'Pozostały 22 znaki'],
    ['pl', 1.5, 'Pozostało 1,5 znaku'],
    ['pt', 0, 'Resta 0 caractere'],
    ['pt', 1, 'Resta 1 caractere'],
    ['pt', 2, 'Restam 2 caracteres'],
    ['tr', 1, '1 karakter kaldı'],
    ['tr', 2, '2 karakter kaldı'],
    ['ar', 0, 'لم يبقَ أي حرف'],
    ['ar', 1, 'بقي حرف واحد'],
    ['ar', 2, 'بقي حرفان'],
    ['ar-EG', 3, 'بقيت ٣ أحرف'],
    ['ar-EG', 11, 'بقي ١١ حرفًا'],
    ['ar-EG', 100, 'بقي ١٠٠ حرف'],
    ['he', 0, 'נותרו 0 תווים'],
    ['he', 1, 'נותר תו אחד'],
    ['he', 2, 'נותרו שני תווים'],
    ['he', 3, 'נותרו 3 תווים'],
    ['hi', 1, '1 अक्षर बाकी'],
    ['ja', 12, '残り12文字'],
    ['zh', 12, '还可输入 12 字'],
  ])('%s, %d: %s', (locale, n, text) => {
    expect(spoken(locale, n)).toBe(text)
  })

  test.each(ALL)('%s has the forms that its numbers call for, and no idle one', (locale) => {
    const rules = new Intl.PluralRules(locale)
    const { left } = stringsIn(locale)
    const called = new Map<Intl.LDMLPluralRule, number[]>()
    for (let n = 0; n <= 4000; n++) {
      const category = rules.select(n)
      called.set(category, [...(called.get(category) ?? []), n])
    }
    // A language whose noun stays as it is after every number speaks them all alike.
    const forms = Object.keys(left).length === 1 ? ['other'] : [...called.keys(), 'other']
    expect(Object.keys(left).toSorted()).toStrictEqual([...new Set(forms)].toSorted())
    expect(new Set(Object.values(left)).size).toBe(Object.keys(left).length)
    // Who leaves the number out has said it in words, which holds for one number alone.
    for (const [category, numbers] of called) {
      if (left[category]?.includes('{n}') === false) expect(numbers).toHaveLength(1)
    }
  })

  test('only nouns that stay as they are have one form', () => {
    const alike = ALL.filter((locale) => Object.keys(stringsIn(locale).left).length === 1)
    expect(alike).toStrictEqual(['de', 'tr', 'hi', 'ja', 'zh'])
  })
})

test.each([
  ['de-AT', 'de'],
  ['DE', 'de'],
  ['ar-EG', 'ar'],
  ['pt-PT', 'pt'],
  ['pt_BR', 'pt'],
  ['zh-Hans-CN', 'zh'],
  ['zh-Hant-TW', 'zh'],
  ['zh-TW', 'zh'],
  ['iw', 'he'],
  ['iw-IL', 'he'],
  ['fa', 'en'],
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
  ['iw', 'rtl'],
  ['yi', 'rtl'],
  ['dv', 'rtl'],
  ['pa-PK', 'rtl'],
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
    ['pt_BR', ['en', 'pt', 'pt-BR'], 'pt-BR'],
    ['iw', ['en', 'he'], 'he'],
    ['he-IL', ['en', 'iw'], 'iw'],
    ['zh-Hant-TW', ['zh-Hans', 'zh-Hant'], 'zh-Hant'],
    ['zh-TW', ['zh', 'zh-Hant'], 'zh-Hant'],
    ['zh-HK', ['zh-CN', 'zh-TW'], 'zh-TW'],
    ['zh-Hans-CN', ['zh-Hant', 'zh'], 'zh'],
    ['zh-CN', ['zh-Hant', 'zh-Hans'], 'zh-Hans'],
    ['zh-Hant-TW', ['en', 'zh'], 'zh'],
    ['sr-Latn', ['sr', 'sr-Latn-RS'], 'sr-Latn-RS'],
    ['en-a', ['de', 'en'], 'en'],
    ['ja', ['en', 'de'], 'x-none'],
    ['', ['en'], 'x-none'],
    ['en', [], 'x-none'],
  ])('%j of %j is %s', (wanted, available, best) => {
    expect(bestLocale(wanted, available, 'x-none')).toBe(best)
  })
})

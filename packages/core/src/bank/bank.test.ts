import { describe, expect, test } from 'vitest'
import { LOYALTY_ITEMS } from '../composite/loyalty.ts'
import { isRated } from '../vocabulary/kinds.ts'
import { LANGUAGES } from '../wording/languages.ts'
import { BANK, type BankQuestion } from './bank.ts'
import { fromBank } from './from-bank.ts'
import { BANK_LANGUAGES, reasonIn } from './languages.ts'
import { QUESTION_IDS } from './questions.ts'
import { REASON_IDS, TWINS } from './reasons.ts'

const ALL = Object.keys(LANGUAGES)
const QUESTIONS = Object.values<BankQuestion>(BANK)
const WORDED = QUESTIONS.filter(({ text }) => text !== undefined)

/** What is not written in Latin letters. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
  hi: /\p{Script=Devanagari}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  zh: /\p{Script=Han}/u,
}

type Text = readonly [id: string, text: string]

function questionsIn(locale: string): readonly Text[] {
  return Object.entries(BANK_LANGUAGES[locale]!.questions)
}

function reasonsIn(locale: string): readonly Text[] {
  return Object.entries(BANK_LANGUAGES[locale]!.reasons)
}

/** A text as it is compared: two that differ in marks and capitals alone are the same to a reader. */
function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
}

/** The longest word in letters as they are seen; Chinese and Japanese lines break anywhere. */
function longestWord(text: string): number {
  if (/\p{Script=Han}|\p{Script=Hiragana}/u.test(text)) return 1
  const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return Math.max(...text.split(/[\s-]+/).map((word) => [...letters.segment(word)].length))
}

describe('the questions', () => {
  test('measure every construct that reports, loyalty and the design ask for', () => {
    const constructs = new Set(QUESTIONS.map(({ construct }) => construct))
    const asked = `satisfaction solved effort manner knowledge ability politeness hand-offs hold
      valued perceived-value feeling expectation promise person brand staff-attitude greeting attention
      needs-met no-pressure signage cleanliness found-it senses website-clear on-time accurate better
      praise improve recommend`.split(/\s+/)
    const missing = [...asked, ...LOYALTY_ITEMS].filter((each) => !constructs.has(each))
    expect(missing).toStrictEqual([])
  })

  test('have facts that fit their kind', () => {
    for (const { id, kind, options, lenses, stages, family } of QUESTIONS) {
      expect(options !== undefined, id).toBe(kind === 'choice')
      expect(new Set(options).size, id).toBe(options?.length ?? 0)
      expect(lenses.length, id).toBeGreaterThan(0)
      expect(stages.length, id).toBeGreaterThan(0)
      if (family !== undefined) expect(isRated(kind), id).toBe(true)
    }
  })

  test('ask one construct on one scale, so that its answers can be counted together', () => {
    const kinds = new Map<string, string>()
    for (const { id, construct, kind } of QUESTIONS) {
      expect(kinds.get(construct) ?? kind, id).toBe(kind)
      kinds.set(construct, kind)
    }
  })

  test('ask the loyalty four on the scale on which loyalty is computed', () => {
    expect(LOYALTY_ITEMS.map((id) => BANK[id].kind)).toStrictEqual(LOYALTY_ITEMS.map(() => 'agree'))
  })

  test('ask employees for constructs of their own', () => {
    const customers = QUESTIONS.filter(({ id }) => id !== 'work' && id !== 'equipped')
    const constructs = customers.map(({ construct }) => construct)
    for (const id of ['work', 'equipped'] as const) {
      expect(constructs).not.toContain(BANK[id].construct)
    }
  })

  test('offer reasons that the bank has words for, and every reason is offered', () => {
    const offered = new Set(QUESTIONS.flatMap(({ options = [] }) => options))
    expect([...offered].toSorted()).toStrictEqual([...REASON_IDS].toSorted())
  })

  test('have a good twin for each default reason, in the same order', () => {
    const { reasons, good } = BANK
    expect(reasons.options?.map((id) => TWINS[id])).toStrictEqual(good.options)
  })
})

test('the bank is in the languages of the prompt, in the same order', () => {
  expect(Object.keys(BANK_LANGUAGES)).toStrictEqual(ALL)
  for (const { id, text } of WORDED) expect(Object.keys(text!), id).toStrictEqual(ALL)
  const unworded = QUESTIONS.filter(({ text }) => text === undefined).map(({ id }) => id)
  expect(unworded).toStrictEqual(['attention-reasons', 'reasons', 'comment'])
  expect(WORDED.length + unworded.length).toBe(QUESTION_IDS.length)
})

describe.each(ALL)('%s', (locale) => {
  const questions = questionsIn(locale)
  const reasons = reasonsIn(locale)

  test('words every question and every reason, once', () => {
    expect(questions.map(([id]) => id).toSorted()).toStrictEqual(
      WORDED.map(({ id }) => id).toSorted(),
    )
    expect(reasons.map(([id]) => id)).toStrictEqual([...REASON_IDS])
    for (const texts of [questions, reasons]) {
      const spoken = texts.map(([, text]) => bare(text))
      expect(spoken.filter((text, index) => spoken.indexOf(text) !== index)).toStrictEqual([])
    }
  })

  test('leaves no place open, and names nobody’s sex by a slash or in brackets', () => {
    for (const [id, text] of [...questions, ...reasons]) {
      expect(text, id).toBe(text.trim().normalize('NFC'))
      expect(text, id).not.toMatch(/undefined|TODO|[ \u00a0]{2}|['"{}[\]<>_/()@*]|\.\.\./)
    }
  })

  test('is written in its own letters', () => {
    const letters = SCRIPTS[locale] ?? /\p{Script=Latin}/u
    const foreign = locale in SCRIPTS ? /\p{Script=Latin}/u : /[^\p{Script=Latin}\P{L}]/u
    for (const [id, text] of [...questions, ...reasons]) {
      expect(text, id).toMatch(letters)
      expect(text, id).not.toMatch(foreign)
    }
  })

  test('asks with a question mark, and says what is agreed to with a full stop', () => {
    for (const [id, text] of questions) {
      const { kind } = BANK[id as keyof typeof BANK]
      const states = kind === 'agree' || kind === 'effort'
      expect(text, id).toMatch(states ? /[.。।]$/ : /[?？؟]$/)
      expect(text, id).not.toMatch(states ? /[?？؟¿]/ : /[.。।]$/)
    }
    for (const [id, text] of reasons) expect(text, id).not.toMatch(/[.。।?？؟!！]$/)
  })

  test('fits a phone of 320 pixels: three lines for a question, one for a reason', () => {
    for (const [id, text] of questions) {
      expect(Array.from(text).length, `${id}: ${text}`).toBeLessThanOrEqual(60)
      expect(longestWord(text), `${id}: ${text}`).toBeLessThanOrEqual(18)
    }
    for (const [id, text] of reasons) {
      expect(Array.from(text).length, `${id}: ${text}`).toBeLessThanOrEqual(26)
      expect(longestWord(text), `${id}: ${text}`).toBeLessThanOrEqual(18)
    }
  })
})

/** Reasons that are the same word in both languages, and were looked at. */
const AS_IN_ENGLISH: Readonly<Record<string, readonly string[]>> = {}

test.each(ALL.filter((locale) => locale !== 'en'))('%s was translated, all of it', (locale) => {
  const english = new Map([...questionsIn('en'), ...reasonsIn('en')])
  const same = [...questionsIn(locale), ...reasonsIn(locale)].filter(
    ([id, text]) => bare(english.get(id)!) === bare(text),
  )
  expect(same.map(([id]) => id)).toStrictEqual(AS_IN_ENGLISH[locale] ?? [])
})

test('no two languages share a question', () => {
  const spoken = ALL.flatMap((locale) => questionsIn(locale).map(([, text]) => bare(text)))
  expect(spoken.filter((text, index) => spoken.indexOf(text) !== index)).toStrictEqual([])
})

test('French keeps its question marks on the line of their word', () => {
  for (const [id, text] of questionsIn('fr')) expect(text, id).not.toMatch(/[^\u00a0][?:!;]/)
})

test('Spanish opens its questions', () => {
  for (const [id, text] of questionsIn('es')) {
    expect(text.includes('¿'), `${id}: ${text}`).toBe(text.endsWith('?'))
  }
})

describe('a reason', () => {
  test.each([
    ['de-AT', 'messy', 'Unordentlich'],
    ['iw', 'tidy', 'סדר'],
    ['sv', 'messy', 'Messy'],
    ['en', 'toString', undefined],
    ['en', 'late-order', undefined],
    ['toString', 'messy', 'Messy'],
  ])('in %s of %s is %s', (locale, id, text) => {
    expect(reasonIn(locale, id)).toBe(text)
  })
})

describe('a question out of the bank', () => {
  test('has its kind, construct and words; its lens where there is but one', () => {
    const { text } = BANK.solved
    expect(fromBank({ bank: 'solved' })).toStrictEqual({
      bank: 'solved',
      id: 'solved',
      kind: 'yesno',
      construct: 'solved',
      lens: 'service',
      text,
    })
    expect(fromBank({ bank: 'effort' })).not.toHaveProperty('lens')
  })

  test('can be called otherwise, be optional, depend on another and count under a lens', () => {
    const own = {
      id: 'liked',
      lens: 'service',
      showIf: { question: 'satisfaction', atLeast: 3 },
      optional: true,
      shuffle: true,
    } as const
    expect(fromBank({ bank: 'good', ...own })).toStrictEqual({
      bank: 'good',
      kind: 'choice',
      construct: 'good',
      text: BANK.good.text,
      options: BANK.good.options,
      ...own,
    })
  })

  test.each(['csat', 'toString', '__proto__'])('%s is none', (bank) => {
    expect(() => fromBank({ bank: bank as 'solved' })).toThrow(
      new RegExp(`^the bank has satisfaction, help, .*, got ${bank}$`),
    )
  })
})

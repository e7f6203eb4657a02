import { describe, expect, test } from 'vitest'
import type { Question } from '../config/config.ts'
import { LANGUAGES, stringsIn } from '../wording/languages.ts'
import { promptStrings, type PromptStrings } from './prompt-strings.ts'

const ALWAYS: readonly string[] = [
  'anonymous',
  'close',
  'feedback',
  'keepOpen',
  'languages',
  'notShownToStaff',
  'preview',
  'send',
  'skip',
  'thanks',
  'undo',
]

const SCALE: Question = { id: 'scale', kind: 'smiley4', text: '?' }
const CHOICE: Question = { id: 'why', kind: 'choice', options: ['rude'] }
const TEXT: Question = { id: 'comment', kind: 'text' }
const CONTACT: Question = { id: 'contact', kind: 'contact', text: '?' }

function said(
  prompt: Parameters<typeof promptStrings>[1],
  business = 'Acme',
  locale = 'en',
): PromptStrings {
  return promptStrings(stringsIn(locale), prompt, business)
}

/** What a prompt says beyond what every prompt says. */
function beyond(...questions: readonly Question[]): readonly string[] {
  return names({ questions })
}

function names(prompt: Parameters<typeof promptStrings>[1]): readonly string[] {
  return Object.keys(said(prompt))
    .filter((name) => !ALWAYS.includes(name))
    .toSorted()
}

test.each(Object.keys(LANGUAGES))('in %s, one scale says the least, in that language', (locale) => {
  const strings = said({ questions: [SCALE] }, 'Acme', locale)
  expect(Object.keys(strings).toSorted()).toStrictEqual(ALWAYS)
  expect(strings.send).toBe(stringsIn(locale).send)
})

describe('what is said only for some questions', () => {
  test('a button that leads on says so; what comes last is sent, and a scale has no button', () => {
    const comment: Question = { ...TEXT, optional: true }
    expect(beyond(SCALE, { ...SCALE, id: 'two' })).toStrictEqual([])
    expect(beyond(SCALE, CHOICE)).not.toContain('next')
    expect(beyond(SCALE, CHOICE, comment)).not.toContain('next')
    expect(beyond(CHOICE, TEXT)).toContain('next')
    expect(beyond(CHOICE, SCALE)).toContain('next')
    expect(beyond(CHOICE, comment, CONTACT)).toContain('next')
    expect(names({ questions: [CHOICE, TEXT], layout: 'page' })).not.toContain('next')
  })

  test('a question that may be passed over says so', () => {
    expect(beyond({ ...SCALE, optional: true })).toStrictEqual(['optional'])
    expect(beyond({ ...SCALE, optional: false })).toStrictEqual([])
  })

  test('reasons say how many may be taken', () => {
    expect(beyond(CHOICE)).toStrictEqual(['answerNeeded', 'chooseAny'])
    expect(beyond({ ...CHOICE, multiple: true })).toStrictEqual(['answerNeeded', 'chooseAny'])
    expect(beyond({ ...CHOICE, multiple: false })).toStrictEqual(['answerNeeded', 'chooseOne'])
  })

  test('a text has its box, its counter and its caution', () => {
    const own = ['anythingElse', 'comment', 'left', 'noNames']
    expect(beyond({ ...TEXT, optional: true })).toStrictEqual([...own, 'optional'])
    expect(beyond(TEXT)).toStrictEqual(['answerNeeded', ...own])
  })

  test('a contact has its fields, its consent and its errors', () => {
    expect(beyond(CONTACT)).toStrictEqual(['answerNeeded', 'contact'])
  })
})

test.each(Object.keys(LANGUAGES))(
  'in %s, nobody is called anonymous who may be asked for an address',
  (locale) => {
    const { anonymous, notShownToStaff } = stringsIn(locale)
    expect(said({ questions: [SCALE, TEXT] }, 'Acme', locale)).toMatchObject({
      anonymous,
      notShownToStaff,
    })
    expect(said({ questions: [SCALE, CONTACT] }, 'Acme', locale)).toMatchObject({
      anonymous: '',
      notShownToStaff: '',
    })
  },
)

describe('what is said only when it is laid out so', () => {
  test('the way back, and on again', () => {
    expect(names({ questions: [SCALE, CHOICE], back: true })).toStrictEqual([
      'answerNeeded',
      'back',
      'chooseAny',
      'next',
    ])
    expect(names({ questions: [SCALE], back: false })).toStrictEqual([])
  })

  test('how far one is', () => {
    expect(names({ questions: [SCALE], progress: true })).toStrictEqual(['step'])
    expect(names({ questions: [SCALE], progress: false })).toStrictEqual([])
  })

  test('on one page, that a scale was passed by', () => {
    expect(names({ questions: [SCALE], layout: 'page' })).toStrictEqual(['answerNeeded'])
    expect(names({ questions: [SCALE], layout: 'steps' })).toStrictEqual([])
    const optional = { ...SCALE, optional: true }
    expect(names({ questions: [optional], layout: 'page' })).toStrictEqual(['optional'])
  })
})

test.each(Object.keys(LANGUAGES))('in %s, the consent names the business', (locale) => {
  for (const name of ['Acme', 'جنة', '$& {business}']) {
    const { consent } = said({ questions: [CONTACT] }, name, locale).contact!
    expect(consent).toContain(`\u2068${name}\u2069`)
    expect(consent.replace(name, '')).not.toContain('{')
  }
})

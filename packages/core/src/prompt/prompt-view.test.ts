import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { decodeConfig, type Config, type Prompt, type Question } from '../config/config.ts'
import { RATED_KINDS, SCALES } from '../vocabulary/kinds.ts'
import { PROTOCOL } from '../vocabulary/words.ts'
import { LANGUAGES, stringsIn } from '../wording/languages.ts'
import { promptView, type PromptView } from './prompt-view.ts'

function configOf(prompts: Readonly<Record<string, Prompt>>, locale = 'en'): Config {
  const config = {
    business: { id: 'acme', name: 'Acme', locale, timeZone: 'UTC', theme: { accent: '#0b6b53' } },
    touchpoints: [
      {
        id: 'desk',
        name: 'Desk',
        channel: 'store',
        stage: 'purchase',
        lens: 'experience',
        location: 'oak-st/desk',
        prompt: Object.keys(prompts)[0] ?? 'visit',
      },
    ],
    prompts,
  }
  const result = decodeConfig(config)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

function view(config: Config, wanted?: string): PromptView {
  return promptView(config, config.touchpoints.at(0)!, wanted)
}

function asked(questions: readonly Question[], wanted?: string, locale?: string): PromptView {
  return view(configOf({ own: { questions } }, locale), wanted)
}

const TWO_LANGUAGES: Question = {
  id: 'q',
  kind: 'smiley4',
  text: { en: 'How was it?', de: 'Wie war es?' },
}

test('it says whose it is, where it hangs, and in which protocol', () => {
  expect(view(configOf({}))).toMatchObject({
    protocol: PROTOCOL,
    business: { id: 'acme', name: 'Acme' },
    touchpoint: { id: 'desk', name: 'Desk', location: 'oak-st/desk' },
    theme: { accent: '#0b6b53' },
    locale: 'en',
    direction: 'ltr',
  })
})

test('it is plain JSON', () => {
  const body = view(configOf({}))
  expect(JSON.parse(JSON.stringify(body))).toStrictEqual(body)
})

describe.each(Object.keys(LANGUAGES))('a visit in %s', (locale) => {
  const json = JSON.stringify(view(configOf({}), locale))

  test('takes a kilobyte on the wire, at most, and little more where only gzip is spoken', () => {
    expect(brotliCompressSync(json).length).toBeLessThanOrEqual(1024)
    expect(gzipSync(json).length).toBeLessThanOrEqual(1300)
  })

  test('comes alone: no other language is in it', () => {
    const { locales, ...body } = JSON.parse(json) as PromptView
    expect(locales).toHaveLength(14)
    const others = Object.keys(LANGUAGES).filter((other) => other !== locale)
    for (const other of others) {
      const { thanks, keepOpen, anonymous } = stringsIn(other)
      for (const text of [thanks, keepOpen, anonymous]) {
        expect(JSON.stringify(body)).not.toContain(text)
      }
    }
  })
})

test('what is not known is left out: no location, no theme', () => {
  const config = configOf({})
  const { theme: _, ...business } = config.business
  const { location: __, ...touchpoint } = config.touchpoints.at(0)!
  const body = promptView({ ...config, business }, touchpoint)
  expect(body.theme).toStrictEqual({ light: '#0b6b53', dark: '#4cc3a0' })
  expect('location' in body.touchpoint).toBe(false)
})

describe('languages', () => {
  test('a prompt comes in the language that was asked for', () => {
    const body = asked([TWO_LANGUAGES], 'de-AT')
    expect(body.locale).toBe('de')
    expect(body.questions.at(0)!.text).toBe('Wie war es?')
    expect(body.strings.send).toBe('Absenden')
    expect(body.locales).toStrictEqual([
      { id: 'en', name: 'English' },
      { id: 'de', name: 'Deutsch' },
    ])
  })

  test('a language it does not have gives the business’s own', () => {
    for (const wanted of ['ja', '', 'x', '__proto__', 'constructor', 'toString', 'en-a']) {
      expect(asked([TWO_LANGUAGES], wanted).locale).toBe('en')
    }
    expect(asked([TWO_LANGUAGES], 'ja', 'de').locale).toBe('de')
    expect(asked([TWO_LANGUAGES], undefined, 'de').questions.at(0)!.text).toBe('Wie war es?')
  })

  test('a language that one question lacks is not offered', () => {
    const other: Question = { id: 'r', kind: 'nps', text: { en: 'And?', fr: 'Et ?' } }
    expect(asked([TWO_LANGUAGES, other], 'de').locales.map(({ id }) => id)).toStrictEqual(['en'])
  })

  test('a language that one option lacks is not offered', () => {
    const choice: Question = {
      id: 'why',
      kind: 'choice',
      options: ['messy', { id: 'wifi', text: { en: 'No Wi-Fi' } }],
    }
    expect(asked([TWO_LANGUAGES, choice], 'de').locale).toBe('en')
  })

  test('words without a language are in the business’s own, and then so is all', () => {
    const body = asked([TWO_LANGUAGES, { id: 'r', kind: 'nps', text: 'Und?' }], 'en', 'de')
    expect(body.locales).toStrictEqual([{ id: 'de', name: 'Deutsch' }])
    expect(body.questions.map(({ text }) => text)).toStrictEqual(['Wie war es?', 'Und?'])
  })

  test('a template comes in fourteen, the business’s own first, each by its own name', () => {
    expect(view(configOf({}, 'fr')).locales).toStrictEqual([
      { id: 'fr', name: 'Français' },
      { id: 'en', name: 'English' },
      { id: 'de', name: 'Deutsch' },
      { id: 'es', name: 'Español' },
      { id: 'it', name: 'Italiano' },
      { id: 'nl', name: 'Nederlands' },
      { id: 'pl', name: 'Polski' },
      { id: 'pt', name: 'Português' },
      { id: 'tr', name: 'Türkçe' },
      { id: 'ar', name: 'العربية' },
      { id: 'he', name: 'עברית' },
      { id: 'hi', name: 'हिन्दी' },
      { id: 'ja', name: '日本語' },
      { id: 'zh', name: '中文' },
    ])
  })

  test.each([
    ['zh-Hans-CN', 'zh'],
    ['zh-TW', 'zh'],
    ['pt-PT', 'pt'],
    ['pt_BR', 'pt'],
    ['iw', 'he'],
  ])('who asks for %s is asked in %s', (wanted, locale) => {
    expect(view(configOf({}), wanted)).toMatchObject({
      locale,
      strings: { thanks: stringsIn(locale).thanks },
    })
  })

  test('a template in a language it lacks says so: English words are drawn as English', () => {
    expect(view(configOf({}, 'fa'))).toMatchObject({ locale: 'en', direction: 'ltr' })
    expect(view(configOf({}, 'de-AT'))).toMatchObject({ locale: 'de', direction: 'ltr' })
    expect(view(configOf({}, 'de-AT')).locales.map(({ id }) => id)).not.toContain('de-AT')
    const odd = view(configOf({}, 'toString'))
    expect(odd.questions.every(({ text }) => typeof text === 'string')).toBe(true)
  })

  test.each([
    ['ar-EG', 'ar', 'إرسال'],
    ['he-IL', 'he', 'שליחה'],
  ])('%s is drawn from right to left', (wanted, locale, send) => {
    const body = view(configOf({}), wanted)
    expect(body).toMatchObject({ locale, direction: 'rtl' })
    expect(body.strings.send).toBe(send)
  })

  test('a language of one’s own is drawn its way, with English on the buttons', () => {
    const body = asked([{ id: 'q', kind: 'nps', text: 'چطور بود؟' }], undefined, 'fa')
    expect(body).toMatchObject({ locale: 'fa', direction: 'rtl' })
    expect(body.strings.send).toBe('Send')
  })
})

describe.each(RATED_KINDS)('%s', (kind) => {
  test.each(Object.keys(LANGUAGES))('has its points in %s, each told apart', (locale) => {
    const question = asked([{ id: 'q', kind, text: '?' }], undefined, locale).questions.at(0)!
    expect(question.points!.map(({ value }) => value)).toStrictEqual(SCALES[kind].values)
    expect(question.options).toBeUndefined()
    const labels = question.points!.map(({ label }) => label)
    if (question.ends === undefined) {
      expect(labels).not.toContain('')
      expect(new Set(labels).size).toBe(labels.length)
    } else {
      const digits = new Intl.NumberFormat(locale)
      expect(labels).toStrictEqual(SCALES[kind].values.map((value) => digits.format(value)))
      expect(question.ends.every((end) => end.length > 0)).toBe(true)
    }
  })
})

test('faces go from bad to great, and fewer faces leave out the middle ones', () => {
  const labels = (kind: 'smiley3' | 'smiley4' | 'smiley5'): string[] =>
    asked([{ id: 'q', kind, text: '?' }])
      .questions.at(0)!
      .points!.map(({ label }) => label)
  expect(labels('smiley3')).toStrictEqual(['Bad', 'Okay', 'Good'])
  expect(labels('smiley4')).toStrictEqual(['Bad', 'Not good', 'Good', 'Great'])
  expect(labels('smiley5')).toStrictEqual(['Bad', 'Not good', 'Okay', 'Good', 'Great'])
})

describe('choice', () => {
  const offered = (options: NonNullable<Question['options']>, wanted?: string): unknown =>
    asked([TWO_LANGUAGES, { id: 'why', kind: 'choice', options }], wanted).questions.at(1)!.options

  test('has the reasons of the bank in the language that is drawn', () => {
    expect(offered(['quick-help', 'rude'])).toStrictEqual([
      { value: 'quick-help', label: 'No quick help' },
      { value: 'rude', label: 'Rude' },
    ])
    expect(offered(['rude'], 'de')).toStrictEqual([{ value: 'rude', label: 'Unfreundlich' }])
  })

  test('says a reason that is not in the bank as its id reads', () => {
    expect(offered(['late-order', 'no.Wi_Fi'])).toStrictEqual([
      { value: 'late-order', label: 'Late order' },
      { value: 'no.Wi_Fi', label: 'No Wi Fi' },
    ])
  })

  test('a reason named as every object has it is a reason', () => {
    expect(offered(['constructor', 'toString', 'hasOwnProperty'])).toStrictEqual([
      { value: 'constructor', label: 'Constructor' },
      { value: 'toString', label: 'ToString' },
      { value: 'hasOwnProperty', label: 'HasOwnProperty' },
    ])
  })

  test('has one’s own words, in the language that is drawn', () => {
    const own = { id: 'wifi', text: { en: 'No Wi-Fi', de: 'Kein WLAN' } }
    expect(offered([own], 'de')).toStrictEqual([{ value: 'wifi', label: 'Kein WLAN' }])
    expect(offered([{ id: 'wifi', text: 'Wi-Fi' }], 'de')).toStrictEqual([
      { value: 'wifi', label: 'Wi-Fi' },
    ])
  })

  test('takes several unless it says one', () => {
    const several = (multiple?: boolean): unknown =>
      asked([
        {
          id: 'why',
          kind: 'choice',
          options: ['messy'],
          ...(multiple === undefined ? {} : { multiple }),
        },
      ]).questions.at(0)!.multiple
    expect([several(), several(true), several(false)]).toStrictEqual([true, true, false])
  })
})

test('questions without words of their own ask in ours', () => {
  const body = asked(
    [
      { id: 'why', kind: 'choice', options: ['messy'] },
      { id: 'comment', kind: 'text' },
    ],
    undefined,
    'de',
  )
  const { why, comment } = stringsIn('de')
  expect(body.questions.map(({ text }) => text)).toStrictEqual([why, comment])
})

test('conditions and options pass through, and what is not said is not there', () => {
  const showIf = { question: 'q', atLeast: 2, atMost: 3 }
  const body = asked([
    TWO_LANGUAGES,
    { id: 'c', kind: 'text', showIf, optional: true },
    { id: 'd', kind: 'text', optional: false },
  ])
  expect(body.questions[1]).toStrictEqual({
    id: 'c',
    kind: 'text',
    text: 'Your comment',
    showIf,
    optional: true,
  })
  expect(body.questions.at(2)!.optional).toBe(false)
  expect(Object.keys(body.questions.at(0)!)).toStrictEqual(['id', 'kind', 'text', 'points'])
})

test('how a prompt is laid out is said, also when the config does not', () => {
  const questions: readonly Question[] = [TWO_LANGUAGES]
  const laidOut = ({ layout, progress, back }: PromptView): unknown => ({ layout, progress, back })
  expect(laidOut(view(configOf({ own: { questions } })))).toStrictEqual({
    layout: 'steps',
    progress: false,
    back: false,
  })
  const own = { layout: 'page', progress: true, back: true } as const
  expect(laidOut(view(configOf({ own: { questions, ...own } })))).toStrictEqual(own)
})

test('a choice says whether to shuffle, a text how long it may be, a contact what it asks for', () => {
  const [choice, text, contact, mail] = asked([
    { id: 'a', kind: 'choice', options: ['messy'], shuffle: true },
    { id: 'b', kind: 'text', maxLength: 280, showIf: { question: 'a', includes: 'messy' } },
    { id: 'c', kind: 'contact', text: 'May we?' },
    {
      id: 'd',
      kind: 'contact',
      text: 'By mail?',
      fields: ['email'],
      showIf: { question: 'c', answered: false },
    },
  ]).questions
  expect(choice).toMatchObject({ shuffle: true })
  expect(text).toMatchObject({ maxLength: 280, showIf: { question: 'a', includes: 'messy' } })
  expect(contact).toStrictEqual({
    id: 'c',
    kind: 'contact',
    text: 'May we?',
    fields: ['email', 'phone'],
  })
  expect(mail).toMatchObject({ fields: ['email'], showIf: { question: 'c', answered: false } })
})

test('a touchpoint that names no prompt is a wrong call', () => {
  const config = configOf({})
  const touchpoint = { ...config.touchpoints.at(0)!, prompt: 'constructor' }
  expect(() => promptView(config, touchpoint)).toThrow(RangeError)
})

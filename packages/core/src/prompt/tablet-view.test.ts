import { describe, expect, test } from 'vitest'
import { decodeConfig } from '../config/config.ts'
import { LANGUAGES, stringsIn } from '../wording/languages.ts'
import { promptView } from './prompt-view.ts'
import { tabletView, type TabletView } from './tablet-view.ts'

const TOUCHPOINT = {
  id: 'exit',
  name: 'Exit',
  channel: 'store',
  stage: 'purchase',
  lens: 'experience',
  prompt: 'visit',
}
const REASONS = { id: 'reasons', kind: 'choice', options: ['messy', 'rude'] }
const OWN = {
  questions: [{ id: 'q', kind: 'smiley4', text: { en: 'How?', de: 'Wie?', pl: 'Jak?' } }, REASONS],
}

interface Parts {
  readonly business?: object
  readonly touchpoint?: object
  readonly prompts?: object
}

function decoded({ business = {}, touchpoint = {}, prompts = {} }: Parts) {
  return decodeConfig({
    business: { id: 'acme', name: 'Acme', locale: 'en', timeZone: 'UTC', ...business },
    touchpoints: [{ ...TOUCHPOINT, ...touchpoint }],
    prompts,
  })
}

function view(parts: Parts, wanted?: string): TabletView {
  const result = decoded(parts)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return tabletView(result.value, result.value.touchpoints[0]!, wanted)
}

describe('the languages on the first screen', () => {
  const languages = (parts: Parts): readonly string[] => view(parts).tablet.languages

  test('of a template are those that the texts of the config have, not all fourteen', () => {
    expect(languages({})).toStrictEqual(['en'])
    expect(languages({ prompts: { other: OWN } })).toStrictEqual(['en', 'de', 'pl'])
  })

  test('of a prompt of its own are those of the prompt', () => {
    const touchpoint = { prompt: 'own' }
    expect(languages({ touchpoint, prompts: { own: OWN } })).toStrictEqual(['en', 'de', 'pl'])
  })

  test('are what the business names, in its order, after its own', () => {
    const business = { languages: ['tr', 'ar', 'en'] }
    expect(languages({ business })).toStrictEqual(['en', 'tr', 'ar'])
  })

  test('are what the touchpoint names, before what the business does', () => {
    const [business, touchpoint] = [{ languages: ['tr'] }, { languages: ['he', 'de'] }]
    expect(languages({ business, touchpoint })).toStrictEqual(['en', 'he', 'de'])
  })

  test('leave out what this prompt does not have', () => {
    const touchpoint = { prompt: 'own' }
    const business = { languages: ['tr', 'de'] }
    expect(languages({ business, touchpoint, prompts: { own: OWN } })).toStrictEqual(['en', 'de'])
  })

  test('take no language away from a page', () => {
    const result = decoded({ business: { languages: ['de'] } })
    if (!result.ok) throw new Error('the config is wrong')
    const page = promptView(result.value, result.value.touchpoints[0]!, 'ja')
    expect(page.locale).toBe('ja')
    expect(page.locales).toHaveLength(14)
  })
})

test('a language that a touchpoint cannot offer is a mistake, with those it can', () => {
  const touchpoint = { prompt: 'own', languages: ['de', 'fr'] }
  expect(decoded({ touchpoint, prompts: { own: OWN } })).toMatchObject({
    ok: false,
    problems: [
      {
        path: 'touchpoints[0].languages[1]',
        found: '"fr"',
        allowed: 'a language that every text of own has: en, de, pl',
      },
    ],
  })
})

test('a language that is none is a mistake', () => {
  expect(decoded({ business: { languages: ['en-u'] } })).toMatchObject({
    ok: false,
    problems: [{ path: 'business.languages[0]' }],
  })
})

test('what a touchpoint says of its tablet goes before what the business says', () => {
  const quiet = { lowReach: false, voice: false, sounds: false }
  expect(view({}).tablet).toMatchObject(quiet)
  expect(
    view({
      business: { tablet: { sounds: true, voice: true } },
      touchpoint: { tablet: { sounds: false, lowReach: true } },
    }).tablet,
  ).toMatchObject({ lowReach: true, voice: true, sounds: false })
})

test('reasons are shuffled unless the config says not to', () => {
  const touchpoint = { prompt: 'own' }
  const still = { questions: [OWN.questions[0], { ...REASONS, shuffle: false }] }
  const shuffles = (own: object) => view({ touchpoint, prompts: { own } }).questions[1]!.shuffle
  expect(shuffles(OWN)).toBe(true)
  expect(shuffles(still)).toBe(false)
})

test('a long prompt is one scale and one screen after it, a page of questions as well', () => {
  const second = { id: 'second', kind: 'smiley4', text: { en: 'And?', de: 'Und?', pl: 'I?' } }
  const own = { questions: [...OWN.questions, second], layout: 'page', progress: true, back: true }
  const { questions, layout, progress, back } = view({
    touchpoint: { prompt: 'own' },
    prompts: { own },
  })
  expect(questions.map(({ id }) => id)).toStrictEqual(['q', 'reasons'])
  expect([layout, progress, back]).toStrictEqual(['steps', false, false])
})

test.each(Object.keys(LANGUAGES))('in %s it says what only a tablet says', (locale) => {
  const { strings } = view({}, locale).tablet
  expect(strings).toStrictEqual(stringsIn(locale).tablet)
  expect(new Set(Object.values(strings)).size).toBe(3)
})

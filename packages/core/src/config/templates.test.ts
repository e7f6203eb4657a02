import { describe, expect, test } from 'vitest'
import { BANK } from '../bank/bank.ts'
import { promptView } from '../prompt/prompt-view.ts'
import { LANGUAGES } from '../wording/languages.ts'
import { decodeConfig, type Config, type Prompt, type Question } from './config.ts'
import { localesOf } from './locales.ts'
import { TEMPLATES } from './templates.ts'

const NAMES = Object.keys(TEMPLATES)

function config(prompt: string, locale = 'en', prompts: unknown = {}): unknown {
  return {
    business: { id: 'acme', name: 'Acme', locale, timeZone: 'UTC' },
    touchpoints: [
      { id: 'here', name: 'Here', channel: 'web', stage: 'purchase', lens: 'experience', prompt },
    ],
    prompts,
  }
}

function decoded(value: unknown): Config {
  const checked = decodeConfig(value)
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  return checked.value
}

/** A template as a file would write it. */
function written({ questions }: Prompt): unknown {
  const asked = questions.map(({ bank, id, showIf, optional }) => ({ bank, id, showIf, optional }))
  return JSON.parse(JSON.stringify({ questions: asked }))
}

test('there are eight', () => {
  expect(NAMES).toStrictEqual([
    'visit',
    'purchase',
    'contact',
    'delivery',
    'website',
    'relationship',
    'lost',
    'employee-pulse',
  ])
})

test('visit and contact ask what they always asked, under the same ids', () => {
  const asked = ({ id, kind, text }: Question): unknown => [
    id,
    kind,
    (text as { readonly en: string } | undefined)?.en,
  ]
  expect(TEMPLATES['visit']?.questions.map(asked)).toStrictEqual([
    ['satisfaction', 'smiley4', 'How was your visit today?'],
    ['reasons', 'choice', undefined],
    ['comment', 'text', undefined],
  ])
  expect(TEMPLATES['contact']?.questions.map(asked)).toStrictEqual([
    ['solved', 'yesno', 'Is it solved?'],
    ['satisfaction', 'smiley4', 'How was the help you got?'],
    ['comment', 'text', undefined],
  ])
})

describe.each(NAMES)('%s', (name) => {
  const template = TEMPLATES[name]!

  test('is one question, one more, and a text that may be left out', () => {
    const [first, second, text, ...more] = template.questions
    expect(first!.optional).toBeUndefined()
    expect(first!.showIf).toBeUndefined()
    expect([first!.kind, second!.kind]).not.toContain('text')
    expect(text).toMatchObject({ kind: 'text', optional: true })
    expect(more).toStrictEqual([])
  })

  test('is made of the bank, and could have been written in a config', () => {
    const prompts = { own: written(template) }
    expect(decoded(config('own', 'en', prompts)).prompts['own']).toStrictEqual(template)
  })

  test('keeps service and experience apart', () => {
    const lenses = new Set(
      template.questions.flatMap(({ bank }) => {
        const [lens, ...others] = BANK[bank!].lenses
        return others.length === 0 ? [lens] : []
      }),
    )
    expect(lenses.size).toBeLessThan(2)
  })

  test.each(Object.keys(LANGUAGES))('is served in %s, and carries no other language', (locale) => {
    const served = decoded(config(name, locale))
    expect(localesOf(template.questions, locale)[0]).toBe(locale)
    const view = promptView(served, served.touchpoints[0]!)
    expect(view.locale).toBe(locale)
    const said = JSON.stringify(view.questions)
    for (const { bank, text } of template.questions) {
      if (typeof text !== 'object') continue
      for (const [other, words] of Object.entries(text)) {
        expect(said.includes(JSON.stringify(words)), `${bank} in ${other}`).toBe(other === locale)
      }
    }
  })

  test('is served in English where the business speaks no language of the bank', () => {
    const served = decoded(config(name, 'sv'))
    expect(promptView(served, served.touchpoints[0]!).locale).toBe('en')
  })
})

import { describe, expect, test } from 'vitest'
import { BANK } from '../bank/bank.ts'
import { promptView } from '../prompt/prompt-view.ts'
import type { Problem } from '../schema/schema.ts'
import { decodeConfig, type Config } from './config.ts'

function config(questions: readonly unknown[], locale = 'en'): unknown {
  return {
    business: { id: 'acme', name: 'Acme', locale, timeZone: 'UTC' },
    touchpoints: [
      {
        id: 'here',
        name: 'Here',
        channel: 'web',
        stage: 'purchase',
        lens: 'experience',
        prompt: 'own',
      },
    ],
    prompts: { own: { questions, progress: true } },
  }
}

function decoded(questions: readonly unknown[], locale?: string): Config {
  const checked = decodeConfig(config(questions, locale))
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  return checked.value
}

function problems(questions: readonly unknown[], locale?: string): readonly Problem[] {
  const checked = decodeConfig(config(questions, locale))
  return checked.ok ? [] : checked.problems
}

/** The locale of a prompt as it is served, its first question, and the locales it can be had in. */
function served(questions: readonly unknown[], own: string, wanted?: string): unknown {
  const config = decoded(questions, own)
  const { locale, locales, questions: views } = promptView(config, config.touchpoints[0]!, wanted)
  return [locale, views.map(({ text }) => text), locales.map(({ id }) => id)]
}

test('a question of the bank is spelt out in its place; the rest of the prompt stays as it is', () => {
  const own = { id: 'q', kind: 'nps', text: 'Well?' }
  const banked = {
    bank: 'effort',
    id: 'ease',
    optional: true,
    showIf: { question: 'q', atMost: 6 },
  }
  expect(decoded([own, banked]).prompts['own']).toStrictEqual({
    progress: true,
    questions: [own, { ...banked, kind: 'effort', construct: 'effort', text: BANK.effort.text }],
  })
})

test('what is asked later can depend on it, by the points and the options it really has', () => {
  const good = { bank: 'good', showIf: { question: 'satisfaction', atLeast: 3 } }
  const after = (showIf: unknown): unknown => ({ bank: 'comment', showIf, optional: true })
  const tidy = after({ question: 'good', includes: 'tidy' })
  expect(problems([{ bank: 'satisfaction' }, good, tidy])).toStrictEqual([])
  const messy = after({ question: 'good', includes: 'messy' })
  expect(problems([{ bank: 'satisfaction' }, good, messy])).toMatchObject([
    { path: 'prompts.own.questions[2].showIf.includes', found: '"messy"' },
  ])
  const five = after({ question: 'satisfaction', atMost: 5 })
  expect(problems([{ bank: 'satisfaction' }, five])).toMatchObject([
    { path: 'prompts.own.questions[1].showIf.atMost', found: '5' },
  ])
})

describe('a mistake is named where it is', () => {
  test.each<[string, readonly unknown[], string, string, RegExp]>([
    ['no question of the bank', [{ bank: 'csat' }], '[0].bank', '"csat"', /^one of satisfaction, /],
    ['a name inherited', [{ bank: 'toString' }], '[0].bank', '"toString"', /^one of /],
    [
      'other words',
      [{ bank: 'solved', text: 'All good?' }],
      '[0].text',
      'an unknown name',
      /^one of bank, id, lens, showIf, optional, shuffle$/,
    ],
    ['another kind', [{ bank: 'solved', kind: 'thumbs' }], '[0].kind', 'an unknown name', /bank/],
    [
      'another construct',
      [{ bank: 'solved', construct: 'x' }],
      '[0].construct',
      'an unknown name',
      /bank/,
    ],
    [
      'the same twice',
      [{ bank: 'solved' }, { bank: 'solved' }],
      '[1].id',
      '"solved"',
      /not yet taken/,
    ],
    [
      'shuffled points',
      [{ bank: 'solved', shuffle: true }],
      '[0].shuffle',
      'on a yesno',
      /only on a choice/,
    ],
  ])('%s', (_name, questions, path, found, allowed) => {
    const [problem, ...more] = problems(questions)
    expect(more).toStrictEqual([])
    expect(problem).toMatchObject({ path: `prompts.own.questions${path}`, found })
    expect(problem?.allowed).toMatch(allowed)
  })

  test('a business in a language that the bank does not speak', () => {
    expect(problems([{ bank: 'solved' }], 'sv')).toStrictEqual([
      {
        path: 'prompts.own.questions[0].bank',
        found: '"solved"',
        allowed:
          'a question of your own in sv: the bank speaks en, de, es, fr, it, nl, pl, pt, tr, ar, he, hi, ja, zh',
      },
    ])
  })
})

describe('the languages of a prompt', () => {
  const solved = { bank: 'solved' }
  const well = (text: unknown): unknown => ({ id: 'q', kind: 'nps', text })

  test('are all of the bank’s where it is alone, a region’s being its language’s', () => {
    expect(served([solved], 'pt-BR')).toStrictEqual([
      'pt',
      ['Ficou resolvido?'],
      ['pt', 'en', 'de', 'es', 'fr', 'it', 'nl', 'pl', 'tr', 'ar', 'he', 'hi', 'ja', 'zh'],
    ])
  })

  test('are those of the business’s own texts beside it, as far as the bank speaks them', () => {
    const own = well({ 'de-AT': 'Und?', fr: 'Alors ?', sv: 'Nå?' })
    expect(served([solved, own], 'de-AT', 'fr-CA')).toStrictEqual([
      'fr',
      ['Est-ce résolu\u00a0?', 'Alors ?'],
      ['de-AT', 'fr'],
    ])
    expect(served([own, solved], 'de-AT')).toStrictEqual([
      'de-AT',
      ['Und?', 'Ist Ihr Anliegen gelöst?'],
      ['de-AT', 'fr'],
    ])
  })

  test('are the business’s own beside a text that has one language only', () => {
    expect(served([solved, well('Und?')], 'de', 'fr')).toStrictEqual([
      'de',
      ['Ist Ihr Anliegen gelöst?', 'Und?'],
      ['de'],
    ])
  })

  test('do not come down to none because of reasons, which are in every language', () => {
    const reasons = { id: 'why', kind: 'choice', options: ['messy', 'tidy'] }
    expect(served([solved, reasons], 'he', 'ja')).toStrictEqual([
      'ja',
      ['問題は解決しましたか？', '何が気になりましたか？'],
      expect.arrayContaining(['he', 'ja', 'zh']),
    ])
  })
})

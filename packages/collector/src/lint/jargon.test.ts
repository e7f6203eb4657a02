import { describe, expect, test } from 'vitest'
import { BANK, REASON_IDS, reasonIn, type BankQuestion } from '@shopbell/core/bank'
import { asking, found } from '../testing/asking.ts'
import { jargonIn } from './jargon.ts'
import { JARGON } from './jargon-words.ts'

const LANGUAGES = [
  'en',
  'de',
  'es',
  'fr',
  'it',
  'nl',
  'pl',
  'pt',
  'tr',
  'ar',
  'he',
  'hi',
  'ja',
  'zh',
]

function said(locale: string, text: string): readonly string[] {
  return jargonIn(locale, text).map(({ found }) => found)
}

test.each([
  ['en', 'How was our CSAT?', 'CSAT'],
  ['en', 'Is your support ticket closed?', 'support ticket'],
  ['en', 'Has ticket number 7 been answered?', 'ticket number'],
  ['en', 'Was the ticket resolved?', 'ticket resolved'],
  ['en', 'Is your case closed?', 'your case'],
  ['en-GB', 'Rate this touch-point', 'touch-point'],
  ['en', 'Were we omnichannel?', 'omnichannel'],
  ['en', 'Did we meet the SLA?', 'SLA'],
  ['en', 'Why did you churn?', 'churn'],
  ['de', 'Wie war unser NPS?', 'NPS'],
  ['de-AT', 'Ist Ihr Vorgang erledigt?', 'Ihr Vorgang'],
  ['de', 'Wie war dieser Kontaktpunkt?', 'Kontaktpunkt'],
  ['es', '¿Está resuelta su incidencia?', 'su incidencia'],
  ['fr', 'Où en est votre dossier ?', 'votre dossier'],
  ['it', 'Com’era il punto di contatto?', 'punto di contatto'],
  ['nl', 'Hoe was uw klantreis?', 'klantreis'],
  ['pl', 'Jak oceniają Państwo ten punkt styku?', 'punkt styku'],
  ['pt', 'O seu chamado foi resolvido?', 'seu chamado'],
  ['tr', 'Bu temas noktası nasıldı?', 'temas noktası'],
  ['ar', 'كيف كانت رحلة العميل؟', 'رحلة العميل'],
  ['he', 'איך הייתה נקודת המגע?', 'נקודת המגע'],
  ['he', 'איך הייתה נקודת מגע זו?', 'נקודת מגע'],
  ['hi', 'यह टचपॉइंट कैसा था?', 'टचपॉइंट'],
  ['ja', 'このタッチポイントはいかがでしたか？', 'タッチポイント'],
  ['zh', '您的工单解决了吗？', '工单'],
])('in %s, %j says %j', (locale, text, word) => {
  expect(said(locale, text)).toStrictEqual([word])
})

test.each([
  ['en', 'Was it easy to buy your ticket?'],
  ['en', 'Please call in case of questions.'],
  ['en', 'Is the position of the counter clear?'],
  ['en', 'How was our travel agent?'],
  ['fr', 'Ces articles vous plaisent-ils ?'],
  ['fr', 'Avez-vous eu votre ticket de caisse ?'],
  ['es', '¿Recibió el ticket de compra?'],
  ['de', 'War das Ticket leicht zu kaufen?'],
  ['de', 'Hat die Deeskalation geholfen?'],
  ['en', 'WAS THE GUIDE CLEAR?'],
  ['sv', 'Hur var besöket?'],
  ['toString', 'How was it?'],
])('in %s, %j is nobody’s jargon', (locale, text) => {
  expect(said(locale, text)).toStrictEqual([])
})

describe('in a config', () => {
  const own = {
    id: 'q',
    kind: 'choice',
    text: { en: 'Which touchpoint?', de: 'Was war?' },
    options: [
      'messy',
      'sla-breach',
      { id: 'x', text: 'Our KPI' },
      { id: 'y', text: { en: 'Parking', de: 'Ihr Vorgang' } },
    ],
  }

  test('it is told with the text and the language it stands in', () => {
    const findings = found('jargon', asking({ own: [own] }, [['own', 'web', 'service']]))
    expect(findings.map((finding) => finding.replace(/, a word of.*/, ''))).toStrictEqual([
      'prompts.own.questions[0].text.en: says “touchpoint”',
      'prompts.own.questions[0].options[1]: says “SLA”',
      'prompts.own.questions[0].options[2].text: says “KPI”',
      'prompts.own.questions[0].options[3].text.de: says “Ihr Vorgang”',
    ])
    expect(findings[0]).toMatch(/not of its customers: name the place or the page$/)
  })

  test('one word for all is in the language of the business', () => {
    const prompts = { own: [{ id: 'q', kind: 'yesno', text: 'Ihr Vorgang?' }] }
    expect(found('jargon', asking(prompts, [['own', 'web', 'service']], 'de'))).toHaveLength(1)
    expect(found('jargon', asking(prompts, [['own', 'web', 'service']], 'en'))).toHaveLength(0)
  })
})

test('there is a list for every language of the bank', () => {
  expect(Object.keys(JARGON)).toStrictEqual(LANGUAGES)
})

test.each(LANGUAGES)('the bank itself says none of it in %s', (locale) => {
  const questions = Object.values<BankQuestion>(BANK).flatMap(({ text }) => text?.[locale] ?? [])
  const reasons = REASON_IDS.map((id) => reasonIn(locale, id)!)
  expect(questions.length).toBeGreaterThan(50)
  expect([...questions, ...reasons].flatMap((text) => said(locale, text))).toStrictEqual([])
})

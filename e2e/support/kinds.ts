import type { Config, Prompt, Question, Wording } from '@shopbell/core/config'
import type { Page } from '@playwright/test'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

// A business that asks one question of every kind, each at a touchpoint named after it, and a few
// prompts that put them together. In English, in German for its long words, and in Arabic for its
// direction.

const words = (en: string, de: string, ar: string): Wording => ({ en, de, ar })

const VISIT = words(
  'How was your visit today?',
  'Wie war Ihr Besuch heute?',
  'كيف كانت زيارتك اليوم؟',
)
const MISSED = [
  {
    id: 'opening-hours',
    text: { en: 'Opening hours', de: 'Öffnungszeiten', ar: 'ساعات العمل' },
  },
  {
    id: 'delivery',
    text: {
      en: 'Delivery',
      de: 'Lieferung und Sendungsverfolgungsbenachrichtigung',
      ar: 'التوصيل',
    },
  },
  { id: 'price', text: { en: 'Price', de: 'Preis-Leistungs-Verhältnis', ar: 'السعر' } },
  { id: 'parking', text: { en: 'Parking', de: 'Parkplätze', ar: 'موقف السيارات' } },
] as const

const QUESTIONS: Readonly<Record<string, Omit<Question, 'id'>>> = {
  smiley3: { kind: 'smiley3', text: VISIT },
  smiley4: { kind: 'smiley4', text: VISIT },
  smiley5: { kind: 'smiley5', text: VISIT },
  stars: { kind: 'stars', text: VISIT },
  csat: {
    kind: 'csat',
    text: words(
      'How satisfied are you with your order?',
      'Wie zufrieden sind Sie mit Ihrer Bestellung?',
      'ما مدى رضاك عن طلبك؟',
    ),
  },
  agree: {
    kind: 'agree',
    text: words(
      'I felt that my business is valued.',
      'Ich fühlte mich als Kundin oder Kunde wertgeschätzt.',
      'شعرت بأنني عميل مهم.',
    ),
  },
  effort: {
    kind: 'effort',
    text: words(
      'It was easy to get my problem solved.',
      'Es war einfach, mein Anliegen lösen zu lassen.',
      'كان حل مشكلتي سهلاً.',
    ),
  },
  nps: {
    kind: 'nps',
    text: words(
      'How likely are you to recommend us to a friend?',
      'Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?',
      'ما احتمال أن توصي بنا صديقاً؟',
    ),
  },
  thumbs: {
    kind: 'thumbs',
    text: words('Was this page of use?', 'War diese Seite nützlich?', 'هل كانت الصفحة مفيدة؟'),
  },
  yesno: {
    kind: 'yesno',
    text: words(
      'Did you find what you came for?',
      'Haben Sie gefunden, was Sie gesucht haben?',
      'هل وجدت ما جئت من أجله؟',
    ),
  },
  expectation: {
    kind: 'expectation',
    text: words(
      'How was it, compared with what you expected?',
      'Wie war es im Vergleich zu Ihren Erwartungen?',
      'كيف كانت مقارنة بتوقعاتك؟',
    ),
  },
  single: {
    kind: 'choice',
    text: words(
      'What should we improve first?',
      'Was sollten wir zuerst verbessern?',
      'ما الذي يجب تحسينه أولاً؟',
    ),
    options: MISSED,
    multiple: false,
  },
  multiple: {
    kind: 'choice',
    text: words('What did you miss?', 'Was haben Sie vermisst?', 'ما الذي افتقدته؟'),
    options: MISSED,
    optional: true,
  },
  shuffled: {
    kind: 'choice',
    text: words('What did you miss?', 'Was haben Sie vermisst?', 'ما الذي افتقدته؟'),
    options: MISSED,
    shuffle: true,
  },
  text: {
    kind: 'text',
    text: words(
      'What could we have done better?',
      'Was hätten wir besser machen können?',
      'ما الذي كان يمكننا فعله بشكل أفضل؟',
    ),
    maxLength: 60,
  },
  contact: {
    kind: 'contact',
    text: words(
      'May we get back to you?',
      'Dürfen wir uns bei Ihnen melden?',
      'هل يمكننا التواصل معك؟',
    ),
  },
}

const ask = (name: string, more: Partial<Question> = {}): Question => ({
  ...QUESTIONS[name]!,
  id: name,
  ...more,
})

const PROMPTS: Readonly<Record<string, Prompt>> = {
  ...Object.fromEntries(Object.keys(QUESTIONS).map((name) => [name, { questions: [ask(name)] }])),
  // One question at a time, counted, with a way back, and branches.
  steps: {
    progress: true,
    back: true,
    questions: [
      ask('smiley4'),
      ask('single', { showIf: { question: 'smiley4', atMost: 2 } }),
      ask('multiple', { showIf: { question: 'single', includes: 'delivery' } }),
      ask('text', { showIf: { question: 'single', answered: true } }),
    ],
  },
  // All of it on one page, some of it asked only after a low score.
  page: {
    layout: 'page',
    questions: [
      ask('smiley4'),
      ask('multiple', { showIf: { question: 'smiley4', atMost: 2 } }),
      ask('stars', { optional: true }),
      ask('text', { optional: true }),
      ask('contact', { optional: true }),
    ],
  },
}

/** The names of all its touchpoints. */
export const TOUCHPOINTS: readonly string[] = Object.keys(PROMPTS)

const CONFIG: Config = {
  business: { id: 'kinds', name: 'Acme Garden', locale: 'en', timeZone: 'UTC' },
  touchpoints: TOUCHPOINTS.map((id) => ({
    id,
    name: id,
    channel: 'web',
    stage: 'purchase',
    lens: 'experience',
    prompt: id,
  })),
  prompts: PROMPTS,
}

/** Writes the config of this business. @returns its file */
export async function writeKinds(folder: string): Promise<string> {
  const file = join(folder, 'kinds.json')
  await writeFile(file, JSON.stringify(CONFIG))
  return file
}

/**
 * Opens a page that asks at a touchpoint.
 * @param origin of the collector, as the page reaches it
 * @param where the prompt stands: in the corner unless said
 */
export async function openKind(
  page: Page,
  origin: string,
  touchpoint: string,
  { locale = 'en', where = 'corner' }: { locale?: string; where?: 'corner' | 'inline' } = {},
): Promise<void> {
  const address = `${origin}/kinds/${touchpoint}`
  const target = where === 'inline' ? 'data-target="main"' : ''
  const html = `<!doctype html>
<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">
<head><title>A shop</title><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>
<body><main></main><script async src="/shopbell.js" data-business="kinds" data-touchpoint="${touchpoint}" data-memory="none" ${target}></script></body>
</html>`
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: html }))
  await page.goto(address)
}

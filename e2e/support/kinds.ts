import type { Config, Prompt, Question, Wording } from '@shopbell/core/config'
import type { Page } from '@playwright/test'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

// A business that asks one question of every kind, each at a touchpoint named after it, and a few
// prompts that put them together. In English, in German for its long words, in Arabic for its
// direction, and in Hindi, Japanese and Chinese for their letters.

const words = (
  ...[en, de, ar, hi, ja, zh]: readonly [string, string, string, string, string, string]
): Wording => ({ en, de, ar, hi, ja, zh })

const VISIT = words(
  'How was your visit today?',
  'Wie war Ihr Besuch heute?',
  'كيف كانت زيارتك اليوم؟',
  'आज आपका अनुभव कैसा रहा?',
  '本日のご来店はいかがでしたか?',
  '您今天的到访体验如何?',
)
const MISSED = [
  {
    id: 'opening-hours',
    text: words(
      'Opening hours',
      'Öffnungszeiten',
      'ساعات العمل',
      'खुलने का समय',
      '営業時間',
      '营业时间',
    ),
  },
  {
    id: 'delivery',
    text: words(
      'Delivery',
      'Lieferung und Sendungsverfolgungsbenachrichtigung',
      'التوصيل',
      'डिलीवरी',
      '配送',
      '送货',
    ),
  },
  {
    id: 'price',
    text: words('Price', 'Preis-Leistungs-Verhältnis', 'السعر', 'कीमत', '価格', '价格'),
  },
  {
    id: 'parking',
    text: words('Parking', 'Parkplätze', 'موقف السيارات', 'पार्किंग', '駐車場', '停车场'),
  },
] as const

const QUESTIONS: Readonly<Record<string, Omit<Question, 'id'>>> = {
  smiley3: { kind: 'smiley3', text: VISIT },
  smiley4: { kind: 'smiley4', text: VISIT },
  smiley5: { kind: 'smiley5', text: VISIT },
  stars: {
    kind: 'stars',
    text: words(
      'How did you like the shop?',
      'Wie hat Ihnen der Laden gefallen?',
      'ما رأيك في المتجر؟',
      'दुकान आपको कैसी लगी?',
      'お店はいかがでしたか?',
      '您觉得本店怎么样?',
    ),
  },
  csat: {
    kind: 'csat',
    text: words(
      'How satisfied are you with your order?',
      'Wie zufrieden sind Sie mit Ihrer Bestellung?',
      'ما مدى رضاك عن طلبك؟',
      'आप अपने ऑर्डर से कितने संतुष्ट हैं?',
      'ご注文にどのくらい満足していますか?',
      '您对这次订单有多满意?',
    ),
  },
  agree: {
    kind: 'agree',
    text: words(
      'I felt that my business is valued.',
      'Ich fühlte mich als Kundin oder Kunde wertgeschätzt.',
      'شعرت بأنني عميل مهم.',
      'मुझे लगा कि ग्राहक के रूप में मेरी कद्र है।',
      '大切な客として扱われていると感じました。',
      '我觉得自己受到重视。',
    ),
  },
  effort: {
    kind: 'effort',
    text: words(
      'It was easy to get my problem solved.',
      'Es war einfach, mein Anliegen lösen zu lassen.',
      'كان حل مشكلتي سهلاً.',
      'मेरी समस्या आसानी से हल हो गई।',
      '問題を簡単に解決できました。',
      '我的问题很容易就解决了。',
    ),
  },
  nps: {
    kind: 'nps',
    text: words(
      'How likely are you to recommend us to a friend?',
      'Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?',
      'ما احتمال أن توصي بنا صديقاً؟',
      'क्या आप किसी दोस्त को हमारे बारे में बताएँगे?',
      '友人に当店を薦める可能性はどのくらいありますか?',
      '您有多大可能向朋友推荐我们?',
    ),
  },
  thumbs: {
    kind: 'thumbs',
    text: words(
      'Was this page of use?',
      'War diese Seite nützlich?',
      'هل كانت الصفحة مفيدة؟',
      'क्या यह पेज काम आया?',
      'このページは役に立ちましたか?',
      '这个页面有帮助吗?',
    ),
  },
  yesno: {
    kind: 'yesno',
    text: words(
      'Did you find what you came for?',
      'Haben Sie gefunden, was Sie gesucht haben?',
      'هل وجدت ما جئت من أجله؟',
      'क्या आपको वह मिला जिसके लिए आप आए थे?',
      'お探しのものは見つかりましたか?',
      '您找到想要的东西了吗?',
    ),
  },
  expectation: {
    kind: 'expectation',
    text: words(
      'How was it, compared with what you expected?',
      'Wie war es im Vergleich zu Ihren Erwartungen?',
      'كيف كانت مقارنة بتوقعاتك؟',
      'आपकी उम्मीद के मुकाबले यह कैसा रहा?',
      'ご期待と比べていかがでしたか?',
      '与您的期望相比如何?',
    ),
  },
  single: {
    kind: 'choice',
    text: words(
      'What should we improve first?',
      'Was sollten wir zuerst verbessern?',
      'ما الذي يجب تحسينه أولاً؟',
      'हमें सबसे पहले क्या सुधारना चाहिए?',
      'まず何を改善すべきでしょうか?',
      '我们首先应该改进什么?',
    ),
    options: MISSED,
    multiple: false,
  },
  multiple: {
    kind: 'choice',
    text: words(
      'What did you miss?',
      'Was haben Sie vermisst?',
      'ما الذي افتقدته؟',
      'आपको किस चीज़ की कमी लगी?',
      '何が足りませんでしたか?',
      '您觉得缺少什么?',
    ),
    options: MISSED,
    optional: true,
  },
  shuffled: {
    kind: 'choice',
    text: words(
      'What did you miss?',
      'Was haben Sie vermisst?',
      'ما الذي افتقدته؟',
      'आपको किस चीज़ की कमी लगी?',
      '何が足りませんでしたか?',
      '您觉得缺少什么?',
    ),
    options: MISSED,
    shuffle: true,
  },
  text: {
    kind: 'text',
    text: words(
      'What could we have done better?',
      'Was hätten wir besser machen können?',
      'ما الذي كان يمكننا فعله بشكل أفضل؟',
      'हम क्या बेहतर कर सकते थे?',
      'どうすればもっと良くなったでしょうか?',
      '我们哪里可以做得更好?',
    ),
    maxLength: 60,
  },
  contact: {
    kind: 'contact',
    text: words(
      'May we get back to you?',
      'Dürfen wir uns bei Ihnen melden?',
      'هل يمكننا التواصل معك؟',
      'क्या हम आपसे संपर्क कर सकते हैं?',
      'こちらからご連絡してもよろしいですか?',
      '我们可以联系您吗?',
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

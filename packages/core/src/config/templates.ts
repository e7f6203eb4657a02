import type { Prompt } from './config.ts'

const SATISFACTION = { id: 'satisfaction', kind: 'smiley4', construct: 'satisfaction' } as const
const COMMENT = { id: 'comment', kind: 'text', optional: true } as const

/**
 * Prompts that a touchpoint may name without writing them: `visit` for a place or a page, `contact`
 * for one call, chat or mail. A prompt of the same name in the config goes before.
 */
export const TEMPLATES: Readonly<Record<string, Prompt>> = {
  visit: {
    questions: [
      {
        ...SATISFACTION,
        text: {
          en: 'How was your visit today?',
          de: 'Wie war Ihr Besuch heute?',
          es: '¿Qué tal su visita de hoy?',
          fr: 'Comment s’est passée votre visite aujourd’hui ?',
          it: 'Com’è andata la visita di oggi?',
          nl: 'Hoe was uw bezoek vandaag?',
          pl: 'Jak minęła dzisiejsza wizyta?',
          pt: 'Como foi a sua visita hoje?',
          tr: 'Bugünkü ziyaretiniz nasıldı?',
          ar: 'كيف كانت زيارتك اليوم؟',
          he: 'איך היה הביקור שלך היום?',
          hi: 'आज की आपकी विज़िट कैसी रही?',
          ja: '本日のご利用はいかがでしたか？',
          zh: '您今天的体验如何？',
        },
      },
      {
        id: 'reasons',
        kind: 'choice',
        options: ['quick-help', 'messy', 'not-found', 'rude', 'confusing-site'],
        optional: true,
        showIf: { question: 'satisfaction', atMost: 2 },
      },
      { ...COMMENT, showIf: { question: 'satisfaction', atMost: 2 } },
    ],
  },
  contact: {
    questions: [
      {
        id: 'solved',
        kind: 'yesno',
        construct: 'solved',
        text: {
          en: 'Is it solved?',
          de: 'Ist Ihr Anliegen gelöst?',
          es: '¿Está resuelto?',
          fr: 'Est-ce résolu ?',
          it: 'È tutto risolto?',
          nl: 'Is het opgelost?',
          pl: 'Czy sprawa została rozwiązana?',
          pt: 'Ficou resolvido?',
          tr: 'Sorun çözüldü mü?',
          ar: 'هل حُلّت المشكلة؟',
          he: 'האם העניין נפתר?',
          hi: 'क्या समस्या हल हो गई?',
          ja: '問題は解決しましたか？',
          zh: '问题解决了吗？',
        },
      },
      {
        ...SATISFACTION,
        text: {
          en: 'How was the help you got?',
          de: 'Wie war die Hilfe, die Sie bekommen haben?',
          es: '¿Qué tal la ayuda que recibió?',
          fr: 'Comment était l’aide reçue ?',
          it: 'Com’è andata l’assistenza ricevuta?',
          nl: 'Hoe was de hulp die u kreeg?',
          pl: 'Jak oceniają Państwo otrzymaną pomoc?',
          pt: 'Como foi a ajuda que recebeu?',
          tr: 'Aldığınız yardım nasıldı?',
          ar: 'كيف كانت المساعدة التي تلقيتها؟',
          he: 'איך היה הסיוע שקיבלת?',
          hi: 'आपको मिली मदद कैसी रही?',
          ja: 'サポートはいかがでしたか？',
          zh: '您得到的帮助怎么样？',
        },
      },
      { ...COMMENT, showIf: { question: 'satisfaction', atMost: 2 } },
    ],
  },
}

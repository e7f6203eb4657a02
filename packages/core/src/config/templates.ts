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
          fr: 'Comment s’est passée votre visite ?',
          ar: 'كيف كانت زيارتك اليوم؟',
        },
      },
      {
        id: 'reasons',
        kind: 'choice',
        options: ['quick-help', 'messy', 'not-found', 'rude', 'confusing-site'],
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
          es: '¿Se ha resuelto?',
          fr: 'Est-ce résolu ?',
          ar: 'هل حُلّت المشكلة؟',
        },
      },
      {
        ...SATISFACTION,
        text: {
          en: 'How was the help you got?',
          de: 'Wie war die Hilfe, die Sie bekommen haben?',
          es: '¿Qué tal la ayuda que recibió?',
          fr: 'Comment était l’aide reçue ?',
          ar: 'كيف كانت المساعدة التي تلقيتها؟',
        },
      },
      { ...COMMENT, showIf: { question: 'satisfaction', atMost: 2 } },
    ],
  },
}

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

// The demonstration business, with a tablet for each of the ways in which one can ask.

const DEMO = new URL('../../packages/collector/demo/acme.json', import.meta.url)

/** Every language that the templates have. */
const FOURTEEN = [
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

interface Demo {
  readonly touchpoints: readonly { readonly id: string }[]
  readonly prompts: object
}

/** Reasons, more than fit on one screen. */
const REASONS = ['price', 'queue', 'staff', 'choice', 'light', 'noise', 'parking', 'toilets']

const SCALE = (id: string, kind: string): object => ({
  id,
  kind,
  construct: 'satisfaction',
  text: { en: 'How was your visit today?', de: 'Wie war Ihr Besuch heute?' },
})

const CHOICE = (id: string, options: readonly string[], test: object): object => ({
  id,
  kind: 'choice',
  options: options.map((option) => ({ id: option, text: { en: option, de: option } })),
  showIf: { question: 'satisfaction', ...test },
})

/**
 * Writes the config of this business. Its tablets: `many` with fourteen languages, `low` within low
 * reach, `loud` with voice and sounds, `reasons` with eight of them, `long` with more questions than a
 * tablet asks, and one for each scale of faces.
 * @returns its file
 */
export async function writeTablets(folder: string): Promise<string> {
  const demo = JSON.parse(await readFile(DEMO, 'utf8')) as Demo
  const exit = demo.touchpoints.find(({ id }) => id === 'oak-st-exit')!
  const file = join(folder, 'tablets.json')
  const faces = ['smiley3', 'smiley4', 'smiley5']
  const touchpoints = [
    ...demo.touchpoints,
    { ...exit, id: 'many', prompt: 'contact', languages: FOURTEEN },
    { ...exit, id: 'low', tablet: { lowReach: true } },
    { ...exit, id: 'loud', tablet: { voice: true, sounds: true } },
    ...['reasons', 'long', ...faces].map((id) => Object.assign({}, exit, { id, prompt: id })),
  ]
  const prompts = {
    ...demo.prompts,
    ...Object.fromEntries(faces.map((kind) => [kind, { questions: [SCALE('q', kind)] }])),
    long: {
      questions: [
        SCALE('satisfaction', 'smiley4'),
        CHOICE('low', ['price', 'queue'], { atMost: 2 }),
        CHOICE('middle', ['light', 'noise'], { atMost: 3 }),
        { id: 'comment', kind: 'text', showIf: { question: 'satisfaction', atMost: 3 } },
        SCALE('again', 'smiley4'),
        {
          id: 'contact',
          kind: 'contact',
          text: { en: 'Call you?', de: 'Anrufen?' },
          optional: true,
        },
      ],
    },
    reasons: {
      questions: [
        SCALE('satisfaction', 'smiley4'),
        {
          id: 'reasons',
          kind: 'choice',
          options: REASONS,
          optional: true,
          showIf: { question: 'satisfaction', atMost: 2 },
        },
      ],
    },
  }
  await writeFile(file, JSON.stringify({ ...demo, touchpoints, prompts }))
  return file
}

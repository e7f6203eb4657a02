import type { Config } from '@shopbell/core/config'
import { config, SHOP } from './shop.ts'

const { exit, support } = Object.fromEntries(SHOP.touchpoints.map((each) => [each.id, each]))

/** A business whose journey has a gap: the hold music is listed and nobody is asked about it. */
export const JOURNEY: Config = config({
  ...SHOP,
  business: { ...SHOP.business, demonstration: true },
  traffic: { web: 60, store: 30, phone: 10 },
  touchpoints: [
    { ...exit, id: 'site', name: 'Product pages', channel: 'web', stage: 'pre-purchase' },
    { ...exit, id: 'checkout', name: 'Checkout', channel: 'web', location: undefined },
    { ...exit, name: 'Oak St, exit', location: 'oak/exit', owner: 'Ada' },
    { ...exit, id: 'till', name: 'Oak St, till', location: 'oak/till' },
    {
      ...exit,
      id: 'hold',
      name: 'Hold music',
      channel: 'phone',
      stage: 'pre-purchase',
      prompt: undefined,
    },
    { ...support, name: 'Support line', stage: 'post-purchase' },
    { ...exit, id: 'box', name: 'In the box', channel: 'mail', stage: 'post-purchase' },
  ].map((each) => JSON.parse(JSON.stringify(each)) as unknown),
  prompts: {
    ...SHOP.prompts,
    visit: {
      questions: [
        ...SHOP.prompts['visit']!.questions.filter(({ id }) => id !== 'reasons'),
        {
          id: 'reasons',
          kind: 'choice',
          options: ['messy', { id: 'queue', text: { en: 'Long queue', de: 'Schlange' } }],
        },
      ],
    },
    both: {
      questions: [
        ...SHOP.prompts['both']!.questions,
        { id: 'easy', kind: 'effort', construct: 'effort', text: 'It was easy.' },
      ],
    },
  },
})

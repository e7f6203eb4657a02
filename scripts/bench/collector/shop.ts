import { decodeConfig, type Config } from '@shopbell/core/config'

/** One question at one place, as most taps are. */
export const SHOP: Config = (() => {
  const decoded = decodeConfig({
    business: { id: 'acme', name: 'Acme Garden', locale: 'en', timeZone: 'America/New_York' },
    touchpoints: [
      {
        id: 'oak-st-exit',
        name: 'Oak St, exit',
        channel: 'store',
        stage: 'purchase',
        lens: 'experience',
        prompt: 'visit',
      },
    ],
    prompts: {
      visit: {
        questions: [
          { id: 'satisfaction', kind: 'smiley4', construct: 'satisfaction', text: 'How was it?' },
        ],
      },
    },
  })
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems))
  return decoded.value
})()

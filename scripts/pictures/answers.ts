import { uuidV7 } from '@shopbell/widget/prompt'

/** How many answers of each point, 1 to 4, a touchpoint gets. */
const ANSWERS: Readonly<Record<string, readonly number[]>> = {
  'phone-support': [9, 21, 96, 182],
  'web-chat': [5, 12, 41, 60],
  'oak-st-exit': [31, 58, 204, 311],
  'web-checkout': [64, 97, 187, 129],
}

const REASONS = ['quick-help', 'messy', 'not-found', 'rude', 'confusing-site']
const COMMENTS = [
  'The basket emptied itself twice.',
  'Long line, one till open.',
  'Could not find the soil.',
]

/** Sends a few days of made-up answers, for pictures only. */
export async function sendAnswers(collector: string): Promise<void> {
  const now = Date.now()
  const visits = Object.entries(ANSWERS).flatMap(([touchpoint, counts]) =>
    counts.flatMap((count, index) =>
      Array.from({ length: count }, (_, n) => ({ touchpoint, value: index + 1, n })),
    ),
  )
  // In an order that mixes touchpoints and points, the same at every run.
  visits.sort((a, b) => ((a.n * 7 + a.value * 3) % 97) - ((b.n * 7 + b.value * 3) % 97))
  const responses = visits.map(({ touchpoint, value, n }, index) => {
    const at = now - Math.round(((visits.length - index) / visits.length) * 5 * 86_400_000)
    const isVisit = !touchpoint.startsWith('phone') && touchpoint !== 'web-chat'
    const low = value <= 2
    return {
      id: uuidV7(at),
      touchpoint,
      at,
      locale: 'en',
      ended: 'done',
      answers: [
        { question: 'satisfaction', value },
        ...(isVisit && low ? [{ question: 'reasons', value: [REASONS[n % REASONS.length]] }] : []),
        ...(low && n % 9 === 0
          ? [{ question: 'comment', value: COMMENTS[n % COMMENTS.length] }]
          : []),
      ],
    }
  })
  for (let from = 0; from < responses.length; from += 200) {
    const body = JSON.stringify({ business: 'acme', responses: responses.slice(from, from + 200) })
    const reply = await fetch(`${collector}/v1/responses`, { method: 'POST', body })
    const { results } = (await reply.json()) as { results: { status: string; message?: string }[] }
    const refused = results.find(({ status }) => status !== 'stored')
    if (refused !== undefined)
      throw new Error(`an answer was ${refused.status}: ${refused.message}`)
  }
}

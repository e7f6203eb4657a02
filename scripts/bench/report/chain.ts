import { decodeConfig, type Config } from '@shopbell/core/config'
import { localHour } from '@shopbell/core/time'
import type { Item } from '../../../packages/collector/src/store/store.ts'
import { seeded } from '../measure.ts'

/** The last hour that anybody answered, epoch ms. */
export const END: number = Date.UTC(2026, 10, 22)
export const DAYS = 90

const ZONE = 'Europe/Berlin'
const HOUR = 3_600_000
const STORES = 40
const STAGES = ['pre-purchase', 'purchase', 'post-purchase'] as const
const PLACES = Array.from({ length: STORES * 5 }, (_, at) => ({
  id: `place-${at}`,
  name: `Place ${at}`,
  channel: (['store', 'web', 'phone', 'email', 'chat'] as const)[at % 5]!,
  stage: STAGES[at % STAGES.length]!,
  lens: at % 5 === 2 ? ('service' as const) : ('experience' as const),
  location: `store-${Math.floor(at / 5)}`,
  prompt: 'visit',
}))

/** Two hundred places of forty stores. */
export const CHAIN: Config = (() => {
  const decoded = decodeConfig({
    business: { id: 'chain', name: 'Chain', locale: 'en', timeZone: ZONE },
    touchpoints: PLACES,
    prompts: {
      visit: {
        questions: [
          { id: 'satisfaction', kind: 'smiley4', construct: 'satisfaction', text: 'How was it?' },
          { id: 'solved', kind: 'yesno', construct: 'solved', text: 'Was it solved?' },
        ],
      },
    },
  })
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems))
  return decoded.value
})()

/** So many responses, evenly over ninety days in opening hours, in parts, in the order of their time. */
export function* responses(count: number, part = 5_000): Generator<readonly Item[]> {
  const below = seeded(1)
  const hours = Array.from({ length: DAYS * 24 }, (_, hour) => hour).filter(
    (hour) => hour % 24 >= 8 && hour % 24 < 20,
  )
  const first = END - DAYS * 24 * HOUR
  const byHour = new Map<number, number>()
  for (let made = 0; made < count;) {
    const items: Item[] = []
    while (items.length < part && made < count) {
      const hour = hours[Math.floor((made / count) * hours.length)]!
      const at = first + hour * HOUR + below(HOUR)
      const local = byHour.get(hour) ?? localHour(ZONE, first + hour * HOUR)
      byHour.set(hour, local)
      const { id: touchpoint, lens } = PLACES[below(PLACES.length)]!
      const answers: Item['answers'][number][] = [
        { question: 'satisfaction', kind: 'smiley4', point: 1 + below(4), lens },
        ...(below(4) === 0
          ? [{ question: 'solved', kind: 'yesno' as const, point: below(2) }]
          : []),
      ]
      items.push({
        business: 'chain',
        id: idOf(at, made),
        touchpoint,
        at,
        clock: at,
        received: at,
        hour: local,
        locale: 'de',
        ended: 'done',
        answers,
      })
      made++
    }
    yield items
  }
}

/** A UUIDv7 that counts instead of falling by chance. */
function idOf(at: number, number: number): string {
  const time = at.toString(16).padStart(12, '0')
  const rest = number.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${rest}`
}

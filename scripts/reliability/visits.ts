import { uuidV7 } from '@shopbell/widget/prompt'

/** One visit: it was shown, and perhaps answered or dismissed; who is not content says why. */
export interface Visit {
  readonly id: string
  readonly point: number | null
  /** Reasons as they were shown; the first one is taken. */
  readonly order: readonly string[]
  /** Whether its events travel after its answers. */
  readonly late: boolean
}

/** Where they all are. */
export const TOUCHPOINT = 'web-checkout'

const REASONS = ['quick-help', 'messy', 'not-found', 'rude', 'confusing-site']

/** A visit as it may be. */
export function anyVisit(random: () => number): Visit {
  return {
    id: uuidV7(Date.now()),
    point: random() < 0.2 ? null : 1 + Math.floor(random() * 4),
    order: shuffled(random),
    late: random() < 0.5,
  }
}

/** Whether somebody said why. */
export function hasReason({ point }: Visit): boolean {
  return point !== null && point <= 2
}

/** What is sent of one visit, in the order it is sent. */
function partsOf(visit: Visit): readonly object[] {
  const { id, point, order, late } = visit
  const head = { id, touchpoint: TOUCHPOINT, at: Date.now() }
  const shown = { ...head, event: 'shown', answers: [] }
  if (point === null) return [shown, { ...head, event: 'dismissed', answers: [] }]
  const answers: object[] = [{ question: 'satisfaction', value: point }]
  if (hasReason(visit)) answers.push({ question: 'reasons', value: order.slice(0, 1), order })
  const answered = { ...head, answers }
  return late ? [answered, shown] : [shown, answered]
}

/** The body of a request with these. */
export function bodyOf(visits: readonly Visit[]): string {
  return JSON.stringify({
    business: 'acme',
    sentAt: Date.now(),
    responses: visits.flatMap(partsOf),
  })
}

function shuffled(random: () => number): readonly string[] {
  return REASONS.map((reason) => ({ reason, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ reason }) => reason)
}

import type { RatedKind, VisitEvent } from '@shopbell/core'
import type { EventItem, Item, KeptAnswer } from '../store/store.ts'

/** The n-th id of a series. @example idOf(1) // '01930000-0000-7000-8000-000000000001' */
export function idOf(n: number): string {
  return `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`
}

/** One response at the shop's exit, with what a test does not care about filled in. */
export function item(id: number, answers: readonly KeptAnswer[], over: Partial<Item> = {}): Item {
  return {
    business: 'acme',
    id: idOf(id),
    touchpoint: 'exit',
    at: 1_000,
    clock: 1_000,
    received: 2_000,
    hour: 30,
    answers,
    ...over,
  }
}

/** An event of a visit at the shop's exit. */
export function told(
  id: number,
  event: VisitEvent,
  over: Partial<Omit<EventItem, 'event'>> = {},
): EventItem {
  return {
    business: 'acme',
    id: idOf(id),
    touchpoint: 'exit',
    event,
    at: 900,
    received: 2_000,
    hour: 30,
    ...over,
  }
}

/** A point given to a question of four faces. */
export function rated(question: string, point: number): KeptAnswer {
  return { question, kind: 'smiley4', point }
}

/** An answer to `satisfaction` under a lens. */
export function satisfied(
  lens: 'service' | 'experience',
  point: number,
  kind: RatedKind = 'smiley4',
): KeptAnswer {
  return { question: `${lens}-satisfaction`, kind, point, lens }
}

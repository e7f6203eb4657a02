import type { Rating } from './rows.ts'

/** One person's answers under both lenses: questions, kinds and points. */
export type Pair = readonly [
  service: string,
  experience: string,
  serviceKind: string,
  experienceKind: string,
  servicePoint: number,
  experiencePoint: number,
]

/**
 * What an answer changes about its response's one pair: makes it, or takes the place of a later
 * question in it.
 * @param rows all answers of the response that have a point, sorted by question
 * @param added the question of the new one
 */
export function pairChanges(
  rows: readonly Rating[],
  added: string,
): readonly (readonly [Pair, 1 | -1])[] {
  const after = pairOf(rows)
  if (after === undefined || !after.slice(0, 2).includes(added)) return []
  const before = pairOf(rows.filter((row) => row.question !== added))
  return before === undefined
    ? [[after, 1]]
    : [
        [before, -1],
        [after, 1],
      ]
}

/**
 * The first question of each lens, by id: one pair a person, whatever came first.
 * @param rows all answers of a response that have a point, sorted by question
 */
export function pairOf(rows: readonly Rating[]): Pair | undefined {
  const service = rows.find(({ lens }) => lens === 'service')
  const experience = rows.find(({ lens }) => lens === 'experience')
  if (service === undefined || experience === undefined) return undefined
  return [
    service.question,
    experience.question,
    service.kind,
    experience.kind,
    service.point,
    experience.point,
  ]
}

import { scorecard, type Headline, type Scorecard } from '@shopbell/core'
import type { Dimension, KeyPart } from './dimensions.ts'
import type { Facts, Key, OptionCount, Rating } from './facts.ts'
import { asksQuestions, participationOf, type Participation } from './participation.ts'
import { withoutFlagged, type WithoutFlagged } from './quality.ts'
import type { ReportQuery } from './report-query.ts'
import { tallyOf } from './tallies.ts'

/** One group of visits. */
export interface Group extends Participation {
  /** Its value in each dimension that was asked for. */
  readonly key: Readonly<Partial<Record<Dimension, KeyPart>>>
  /**
   * How many visits; where questions, constructs or lenses are asked for, how many answered the
   * question of the group that most answered.
   */
  readonly responses: number
  /** The headline of each construct that was answered. */
  readonly estimates: Readonly<Record<string, Headline>>
  /** Every score of the same. */
  readonly scorecards: Readonly<Record<string, Scorecard>>
  /** For each `choice` question, how many took each option. */
  readonly reasons: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** What of it was flagged, and its scores without that; `null` where nothing was. */
  readonly quality: WithoutFlagged | null
}

/**
 * Groups that have anything in them, if only prompts that were shown, sorted by key. Without
 * dimensions there is exactly one.
 */
export function groupsOf(facts: Facts, query: ReportQuery): readonly Group[] {
  const { by } = query
  const isOfQuestions = asksQuestions(query)
  const name = ({ key }: { readonly key: Key }): string => JSON.stringify(key)
  const visits = Map.groupBy(isOfQuestions ? [] : facts.visits, name)
  const steps = Map.groupBy(isOfQuestions ? [] : facts.steps, name)
  const ratings = Map.groupBy(facts.ratings, name)
  const options = Map.groupBy(facts.options, name)
  const flagged = Map.groupBy(facts.flagged, name)
  const flags = Map.groupBy(facts.flags, name)
  const names = new Set([...visits.keys(), ...steps.keys(), ...ratings.keys(), ...options.keys()])
  if (by.length === 0) names.add('[]')
  return [...names]
    .map((name) => ({ name, key: JSON.parse(name) as Key }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ name, key }) => {
      const own = { ratings: ratings.get(name) ?? [], options: options.get(name) ?? [] }
      const responses = isOfQuestions
        ? mostAnswered(own.ratings, own.options)
        : sum(visits.get(name) ?? [])
      const participation = participationOf(steps.get(name) ?? [], query)
      const suspect = { flagged: flagged.get(name) ?? [], flags: flags.get(name) ?? [] }
      const isClean = suspect.flagged.length === 0 && suspect.flags.length === 0
      const quality = isClean ? null : withoutFlagged({ ...own, ...suspect }, query)
      return groupOf(by, key, { responses, participation, quality }, own)
    })
}

function groupOf(
  by: readonly Dimension[],
  key: Key,
  found: Pick<Group, 'responses' | 'quality'> & { readonly participation: Participation },
  { ratings, options }: Pick<Facts, 'ratings' | 'options'>,
): Group {
  const { responses, participation, quality } = found
  const cards = scorecardsOf(ratings)
  return {
    key: Object.fromEntries(by.map((dimension, index) => [dimension, key[index]!])),
    responses,
    ...participation,
    estimates: Object.fromEntries(cards.map(([construct, { headline }]) => [construct, headline])),
    scorecards: Object.fromEntries(cards),
    reasons: reasonsOf(options),
    quality,
  }
}

function scorecardsOf(ratings: readonly Rating[]): readonly [string, Scorecard][] {
  return [...Map.groupBy(ratings, ({ construct }) => construct)]
    .sort(([a], [b]) => compare([a], [b]))
    .map(([construct, own]) => [construct, scorecard(tallyOf(own))])
}

function reasonsOf(options: readonly OptionCount[]): Group['reasons'] {
  const chosen = options.filter(({ option }) => option !== '')
  return Object.fromEntries(
    [...Map.groupBy(chosen, ({ question }) => question)].map(([question, own]) => [
      question,
      Object.fromEntries(
        [...Map.groupBy(own, ({ option }) => option)].map(([option, counts]) => [
          option,
          sum(counts),
        ]),
      ),
    ]),
  )
}

function mostAnswered(ratings: readonly Rating[], options: readonly OptionCount[]): number {
  const answers = [...ratings, ...options.filter(({ option }) => option === '')]
  const byQuestion = Map.groupBy<string, Rating | OptionCount>(answers, ({ question }) => question)
  return Math.max(0, ...[...byQuestion.values()].map(sum))
}

function sum(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0)
}

/** Numbers by size, words by their letters, and what has no value first. */
function compare(a: Key, b: Key): number {
  for (const [index, left] of a.entries()) {
    const right = b[index]!
    if (left === right) continue
    if (left === null || right === null) return left === null ? -1 : 1
    return left < right ? -1 : 1
  }
  return 0
}

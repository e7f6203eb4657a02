import { STAGES, type Channel, type Estimate, type Stage } from '@shopbell/core'
import type { Fix, FixReason, JourneyCell } from '@shopbell/core/report'
import type { Served } from '../../business/directory.ts'
import type { OptionCount } from '../facts.ts'
import { type Cells } from '../journey/cells.ts'
import { reasonsOf } from '../journey/opened.ts'

/** So many things are named. */
const MOST = 3

/** What the rule looks at beside the cells. */
export interface FixFacts {
  readonly served: Served
  /** Whether all touchpoints are looked at: of some of them a stage without any is no gap. */
  readonly isWhole: boolean
  /** Options taken, keyed by stage and channel. */
  readonly optionsIn: (stage: Stage, channel: Channel) => readonly OptionCount[]
  /** A cell's interval at the level at which it is held against the whole. */
  readonly scoreAt: (cell: JourneyCell, level: number) => Estimate
}

/**
 * At most three things to fix, by this rule and no other:
 *
 * 1. cells that are surely below the whole, the surest shortfall first: two of them, or three when
 *    nothing is unmeasured;
 * 2. what is listed and not measured, or a stage with nothing listed: by known traffic of the
 *    channel, then in a customer's order;
 * 3. what is left is filled with further cells surely below, then with cells of too few answers to
 *    say, the fewest last, since they are the furthest from telling.
 */
export function fixesOf(cells: Cells, facts: FixFacts): readonly Fix[] {
  const below = belowOf(cells, facts)
  const unasked = unaskedOf(cells, facts)
  const first = below.slice(0, unasked.length === 0 ? MOST : MOST - 1)
  const unsure = cells.cells
    .filter(({ state }) => state === 'few')
    .sort((one, other) => other.score.n - one.score.n)
    .map(({ stage, channel, score }): Fix => ({ kind: 'unsure', stage, channel, score }))
  const rest = [...unasked.slice(0, MOST - first.length), ...below.slice(first.length), ...unsure]
  return [...first, ...rest].slice(0, MOST)
}

function belowOf({ cells, whole, level }: Cells, facts: FixFacts): readonly Fix[] {
  return cells
    .filter(({ state }) => state === 'below')
    .map((cell) => ({ cell, short: whole.value! - facts.scoreAt(cell, level).high! }))
    .sort((one, other) => other.short - one.short)
    .map(({ cell: { stage, channel, score }, short }): Fix => ({
      kind: 'below',
      stage,
      channel,
      score,
      whole: whole.value!,
      short,
      reason: reasonOf(facts, stage, channel),
    }))
}

/** The reason that was named most, of those that enough people could name. */
function reasonOf(
  { served, optionsIn }: FixFacts,
  stage: Stage,
  channel: Channel,
): FixReason | null {
  const asked = optionsIn(stage, channel).filter(({ question }) => isOfReasons(served, question))
  const reasons = reasonsOf(served, asked)
  return reasons
    .filter(({ share }) => share.value !== null)
    .reduce<FixReason | null>(
      (most, each) => (most === null || each.share.value! > most.share.value! ? each : most),
      null,
    )
}

/** Other choices than reasons say nothing about a low score: what was bought, what was good. */
function isOfReasons({ places }: Served, id: string): boolean {
  for (const { questions } of places.values()) {
    const asked = questions.get(id)
    if (asked === undefined) continue
    return asked.construct === 'reasons' || asked.question.showIf?.atMost !== undefined
  }
  return false
}

function unaskedOf({ cells, unmeasured }: Cells, { served, isWhole }: FixFacts): readonly Fix[] {
  const { traffic = {} } = served.config
  const all = Object.values(traffic).reduce((sum, weight) => sum + weight, 0)
  const trafficOf = (channel: Channel): number | null =>
    all === 0 ? null : (traffic[channel] ?? 0) / all
  const listed = cells
    .filter(({ state }) => state === 'unasked' || state === 'silent')
    .map(({ stage, channel }): Fix & { kind: 'unasked' } => ({
      kind: 'unasked',
      stage,
      channel,
      touchpoints: unmeasured
        .filter((each) => each.stage === stage && each.channel === channel)
        .map(({ id, name }) => ({ id, name })),
      traffic: trafficOf(channel),
    }))
  const missing = STAGES.filter(
    (stage) => isWhole && cells.every((cell) => cell.stage !== stage || cell.state === 'absent'),
  ).map((stage): Fix & { kind: 'unasked' } => ({
    kind: 'unasked',
    stage,
    channel: null,
    touchpoints: [],
    traffic: null,
  }))
  const place = ({ stage }: { readonly stage: Stage }): number => STAGES.indexOf(stage)
  return [...listed, ...missing].sort(
    (one, other) => (other.traffic ?? 0) - (one.traffic ?? 0) || place(one) - place(other),
  )
}

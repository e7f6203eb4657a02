import type { StageRow, TodayReport } from '@shopbell/core/report'
import { intervalWords, scoreWords } from '../../words/number-words.ts'
import { stageWords } from '../../words/stage-words.ts'

/** One of the questions that a glance is to answer. */
export interface Short {
  readonly asks: string
  readonly says: string
  /** How sure that is, or what it is of; nothing when there is no more to say. */
  readonly how?: string
}

/** Which stage is worst, and whether that is more than noise. */
export function worstWords(rows: readonly StageRow[]): Short {
  const asks = 'Worst stage'
  const scored = rows.filter(({ state }) => ['below', 'within', 'above'].includes(state))
  const [worst] = [...scored].sort((one, other) => one.score.value! - other.score.value!)
  if (worst === undefined) return { asks, says: 'Too few to say' }
  if (scored.length === 1) return { asks, says: 'Only one is known', how: nameAndScore(worst) }
  return {
    asks,
    says: stageWords(worst.stage),
    how: `${scoreOf(worst)}: ${
      worst.state === 'below' ? 'surely below the whole' : 'that may be noise'
    }`,
  }
}

/**
 * What nobody measures: whole stages by name, touchpoints by their number.
 * @param isFiltered then a stage with nothing listed is no gap: one store is in one stage
 */
export function unmeasuredWords(
  { rows, coverage: { listed, answered } }: Pick<TodayReport, 'rows' | 'coverage'>,
  isFiltered: boolean,
): Short {
  const asks = 'Not measured'
  const stages = rows
    .filter((row) => row.answered === 0 && (!isFiltered || row.listed > 0))
    .map(({ stage }) => stageWords(stage))
  if (listed === 0) return { asks, says: 'Nothing is listed yet' }
  if (stages.length === 0 && listed === answered) return { asks, says: 'Nothing that is listed' }
  const count = `${listed - answered} of ${listed} touchpoints`
  if (stages.length === 0) return { asks, says: count }
  const says = stages.length === rows.length ? 'No stage yet' : stages.join(', ')
  return listed === answered ? { asks, says } : { asks, says, how: count }
}

/** What changed by more than noise since the days before. */
export function changedWords(
  body: Pick<TodayReport, 'solved' | 'friction' | 'experience' | 'service' | 'gap' | 'before'>,
): Short {
  const asks = 'Changed'
  if (body.before === null) return { asks, says: 'All time has no before' }
  const moved = FIGURES.flatMap(([name, words]) => {
    const verdict = body[name].change?.verdict
    return verdict === 'up' || verdict === 'down' ? [`${words} ${verdict}`] : []
  })
  const isKnown = FIGURES.some(([name]) => {
    const { change } = body[name]
    return change !== null && change.verdict !== 'too-few'
  })
  if (!isKnown) return { asks, says: 'Too few to compare' }
  if (moved.length === 0) return { asks, says: 'Nothing, beyond noise' }
  const says = moved.join(', ')
  return { asks, says: says.charAt(0).toUpperCase() + says.slice(1), how: 'more than noise' }
}

const FIGURES = [
  ['solved', 'solved'],
  ['friction', 'friction'],
  ['experience', 'experience'],
  ['service', 'service'],
  ['gap', 'gap'],
] as const

function nameAndScore(row: StageRow): string {
  return `${stageWords(row.stage)}: ${scoreOf(row)}`
}

function scoreOf({ score }: StageRow): string {
  return `${scoreWords(score.value!)} (${intervalWords(score, scoreWords) ?? 'all alike'})`
}

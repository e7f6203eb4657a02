import type { LensTrend, TrendStep } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { Chart } from '../../parts/Chart.tsx'
import { EstimateText } from '../../parts/EstimateText.tsx'
import { isSure } from '../../words/is-sure.ts'
import { levelWords } from '../../words/level-words.ts'
import { shareWords } from '../../words/number-words.ts'
import { ChangeTable } from './ChangeTable.tsx'
import { PeriodSplit } from './PeriodSplit.tsx'
import { trendChart, trendFigures } from './trend-chart.ts'
import { watchSentences } from './watch-sentences.ts'

const NAMES = { experience: 'Experience', service: 'Service' } as const
const ABOUT = { experience: 'the visit as a whole', service: 'the help they got' } as const

interface LensSectionProps {
  readonly trend: LensTrend
  readonly every: TrendStep
}

/** One lens over time: its curve, what changed, what went along with changes, and the detector. */
export function LensSection({ trend, every }: LensSectionProps): VNode {
  const { lens, whole, points, changes, periods, watch } = trend
  const name = NAMES[lens]
  return (
    <section class="card" aria-labelledby={`trend-${lens}`}>
      <h2 id={`trend-${lens}`}>
        {name} <span class="about">{ABOUT[lens]}: the share of good answers</span>
      </h2>
      <p class="stop">
        <EstimateText estimate={whole} words={shareWords} isSaid={isSure(whole, 1)} noun="answer" />
      </p>
      <Chart
        name={`trend-${lens}`}
        title={`${name} by ${every}: the share of good answers with its interval`}
        draw={trendChart(trend)}
        table={trendFigures(trend)}
      />
      <p class="note">
        The band is the range in which the truth lies {levelWords(whole.level)}.
        {points.some(({ share }) => share.low === null) &&
          ' Where it breaks off there are too few answers to say.'}
        {changes.length > 0 && ' A letter is a change, told of below.'}
      </p>
      <p class="say wide">{watchSentences(watch).join(' ')}</p>
      {changes.length > 0 && <ChangeTable lens={lens} changes={changes} />}
      {periods !== null && <PeriodSplit lens={lens} periods={periods} />}
    </section>
  )
}

import type { DriverAnalysis, Frame } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { Chart } from '../../parts/Chart.tsx'
import { countWords, shareWords } from '../../words/number-words.ts'
import { driverSentences } from './driver-sentences.ts'
import { partChart, partFigures } from './part-chart.ts'

interface DriversProps {
  readonly analysis: DriverAnalysis
  readonly frame: Frame
}

/** What goes with the score, of people who answered one prompt. */
export function Drivers({ analysis, frame }: DriversProps): VNode {
  const { prompt, touchpoints, lens, n, r2, drivers } = analysis
  const id = `drivers-${prompt}-${lens}`
  const names = touchpoints.map(
    (id) => frame.touchpoints.find((each) => each.id === id)?.name ?? id,
  )
  const title = `What goes with ${lens === 'service' ? 'service' : 'the experience'}: each one’s part`
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>
        What goes with {lens === 'service' ? 'service' : 'the experience'}{' '}
        <span class="about" dir="auto">
          {names.slice(0, 3).join(', ')}
          {names.length > 3 && ` and ${names.length - 3} more`}:{' '}
          {countWords(n, 'person').replace('persons', 'people')}
        </span>
      </h2>
      <p class="say wide">{driverSentences(analysis).join(' ')}</p>
      <Chart
        name={id}
        title={title}
        draw={partChart(
          drivers.map(({ text, importance }) => ({ label: text, estimate: importance })),
        )}
        table={partFigures(
          'Associated with',
          drivers.map(({ text, importance, share }) => ({
            label: text,
            estimate: importance,
            share,
          })),
        )}
      />
      <p class="note">
        How much of the difference between people’s ratings goes along with each.
        {r2 !== null && ` Together ${shareWords(r2)}; the rest is everything else.`} Good answers to
        each stand in the table.
      </p>
    </section>
  )
}

import type { ReasonQuestion, ReasonSide } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { Chart } from '../../parts/Chart.tsx'
import { EstimateText } from '../../parts/EstimateText.tsx'
import { countWords } from '../../words/number-words.ts'
import { pointsWords } from '../../words/points-words.ts'
import { partChart, partFigures } from './part-chart.ts'

const TITLES: Readonly<Record<ReasonSide, string>> = {
  problems: 'Problems',
  praise: 'Praise',
  happened: 'What happened',
  left: 'Why customers left',
}

const ASKED: Readonly<Record<ReasonSide, string>> = {
  problems: 'Asked of people with low scores only, so it cannot be held against the score.',
  praise: 'Asked of people with high scores only, so it cannot be held against the score.',
  happened: 'Asked of everybody.',
  left: 'Asked of customers who left.',
}

/** What people name, of one question; for what everybody is asked also what it goes with. */
export function Reasons({ question }: { readonly question: ReasonQuestion }): VNode {
  const { side, n, text, options } = question
  const id = `reasons-${question.question}-${side}`
  const title = `${TITLES[side]}: how many name each`
  const lifts = options.filter(({ lift }) => lift !== null)
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>
        {TITLES[side]}{' '}
        <span class="about" dir="auto">
          “{text}” {countWords(n, 'answer')}
        </span>
      </h2>
      <Chart
        name={id}
        title={title}
        draw={partChart(
          options.map((option) => ({ label: option.text, estimate: option.mentions })),
        )}
        table={partFigures(
          'Reason',
          options.map(({ text, mentions, lift }) => ({ label: text, estimate: mentions, lift })),
        )}
      />
      {lifts.length > 0 && (
        <>
          <h3 id={`${id}-lift`}>Associated with, in points of content people</h3>
          <dl class="rows" aria-labelledby={`${id}-lift`}>
            {lifts.map(({ id, text, lift, sure }) => (
              <div key={id}>
                <dt dir="auto">
                  {text}
                  {!sure && <span class="how">may be noise</span>}
                </dt>
                <dd>
                  <EstimateText estimate={lift!} words={pointsWords} isSaid={sure} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p class="note">
        {ASKED[side]}
        {lifts.length > 0 &&
          ' Points: how many more of a hundred are content among those who name it than among the others.'}
      </p>
    </section>
  )
}

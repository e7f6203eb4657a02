import type { StoresReport } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { Chart } from '../../parts/Chart.tsx'
import { countWords } from '../../words/number-words.ts'
import { hourChart, hourFigures } from './hour-chart.ts'
import { hourSentences } from './hour-sentences.ts'

/** Hours by weekdays: shade follows the share, and only what is known; what stands out is marked. */
export function HourMap({ body }: { readonly body: StoresReport }): VNode | null {
  const { hours, uncertain, minimum } = body
  if (hours.length === 0) return null
  return (
    <section class="card" aria-labelledby="hours">
      <h2 id="hours">
        Hours of the week <span class="about">all stores together, on the wall of each</span>
      </h2>
      <p class="say wide look">{hourSentences(hours).join(' ')}</p>
      <Chart
        name="hours"
        title="The share of good answers at each hour of the week"
        draw={hourChart(hours)}
        table={hourFigures(hours)}
      />
      <p class="note">
        The stronger the shade, the more are content. A cross marks an hour that is worse than the
        others by more than chance. An empty frame has fewer than {countWords(minimum, 'answer')},
        or too few to be sure.
        {uncertain > 0 &&
          ` ${countWords(uncertain, 'answer')} from tablets whose clock nobody can vouch for ${uncertain === 1 ? 'is' : 'are'} in no hour.`}
      </p>
    </section>
  )
}

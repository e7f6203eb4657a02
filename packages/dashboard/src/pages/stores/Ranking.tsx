import type { StoreRank, StoresReport } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { filtered, onPage, type View } from '../../address/view.ts'
import { Chart } from '../../parts/Chart.tsx'
import { EstimateText } from '../../parts/EstimateText.tsx'
import { linkTo, type Go } from '../../parts/link.ts'
import { WideTable, type WideRow } from '../../parts/WideTable.tsx'
import { isSure } from '../../words/is-sure.ts'
import { countWords, shareWords } from '../../words/number-words.ts'
import { rankChart, rankFigures } from './rank-chart.ts'
import { storeSentences } from './store-sentences.ts'

interface RankingProps {
  readonly body: StoresReport
  readonly view: View
  readonly go: Go
}

const FLAGS = { above: 'Better than the rest', below: 'Worse than the rest' } as const

/** Places by their drawn share; a place is marked only when that is more than noise. */
export function Ranking({ body, view, go }: RankingProps): VNode {
  const { stores, tooFew, flagged, margin, minimum } = body
  const title = 'Stores by their drawn share of good answers, with its interval'
  return (
    <section class="card" aria-labelledby="stores">
      <h2 id="stores">
        Stores <span class="about">the share of good answers</span>
      </h2>
      <p class="say wide look">{storeSentences(body).join(' ')}</p>
      {stores.length > 0 && (
        <>
          <Chart name="stores" title={title} draw={rankChart(body)} table={rankFigures(body)} />
          <WideTable
            label="Stores, one by one"
            head={['Store', 'Drawn share', 'Its own share', 'Sure?']}
            rows={stores.map((store) => rowOf(store, view, go))}
          />
        </>
      )}
      {tooFew.length > 0 && (
        <p class="few" dir="auto">
          Too few to say: {tooFew.map(({ name }) => name).join(', ')}. Below{' '}
          {countWords(minimum, 'answer')} a store is not ranked, and nothing of it is shown.
        </p>
      )}
      <p class="note">
        A store’s own share is drawn towards all the more, the fewer answers it has: so a store with
        few answers neither leads nor trails by luck. One is marked only when that survives the
        number of stores that are looked at (false in 5 of 100 marks) and it is off by{' '}
        {Math.round(margin * 100)} points.
        {flagged > 0 &&
          ` ${countWords(flagged, 'response')} that a rule marked ${flagged === 1 ? 'is' : 'are'} left out here.`}
      </p>
    </section>
  )
}

function rowOf(store: StoreRank, view: View, go: Go): WideRow {
  const { location, name, region, drawn, share, flag } = store
  const inside = filtered(onPage(view, 'trend'), 'location', location)
  return {
    key: location,
    name: (
      <>
        <a {...linkTo(inside, go)}>{name}</a> {region !== null && <span class="how">{region}</span>}
      </>
    ),
    cells: [
      <EstimateText estimate={drawn} words={shareWords} isSaid={isSure(drawn, 1)} />,
      <EstimateText estimate={share} words={shareWords} isSaid={isSure(share, 1)} noun="answer" />,
      flag === null ? <span class="few">like the rest</span> : FLAGS[flag],
    ],
  }
}

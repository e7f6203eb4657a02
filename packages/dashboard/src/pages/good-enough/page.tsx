import type { LoyaltyReport } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { isFields } from '../../api/fields.ts'
import { Chart } from '../../parts/Chart.tsx'
import { EstimateText } from '../../parts/EstimateText.tsx'
import { isSure } from '../../words/is-sure.ts'
import { countWords, scoreWords, shareWords } from '../../words/number-words.ts'
import { definePage } from '../define-page.tsx'
import type { Around, Page } from '../page.ts'
import { enoughSentences } from './enough-sentences.ts'
import { loyaltyChart, loyaltyFigures } from './loyalty-chart.ts'

/** Loyalty against how people found the whole, and where more stops paying. */
export const page: Page = definePage<LoyaltyReport>({
  path: 'v1/report/loyalty',
  read: readLoyalty,
  Draw: GoodEnough,
})

function readLoyalty(body: unknown): LoyaltyReport | null {
  const isReport =
    isFields(body) &&
    Array.isArray(body['items']) &&
    Array.isArray(body['steps']) &&
    isFields(body['enough'])
  return isReport ? (body as unknown as LoyaltyReport) : null
}

function GoodEnough({ body }: Around & { readonly body: LoyaltyReport }): VNode {
  const { steps, items, together, alpha, sample } = body
  return (
    <div class="sections">
      <section class="card" aria-labelledby="enough">
        <h2 id="enough">Where more stops paying</h2>
        <p class="say wide look">{enoughSentences(body).join(' ')}</p>
        {steps.length > 0 && (
          <Chart
            name="good-enough"
            title="Loyalty, 0 to 100, at each point of the score, with its interval"
            draw={loyaltyChart(body)}
            table={loyaltyFigures(body)}
          />
        )}
        {steps.length > 0 && (
          <p class="note">
            Loyalty is the mean of the four questions below, of people who answered all four and the
            score. “No more” means less than {body.enough.margin} of 100 points, at the upper end of
            every interval at once. It goes along with the score; what causes it nobody can tell
            from this.
            {!sample.whole && ` Of the newest ${countWords(sample.responses, 'response')}.`}
          </p>
        )}
      </section>
      {items.length > 0 && (
        <section class="card" aria-labelledby="four">
          <h2 id="four">The four, each by itself</h2>
          <div class="scroll" role="region" aria-labelledby="four" tabIndex={0}>
            <table class="even">
              <thead>
                <tr>
                  <th scope="col">Question</th>
                  <th scope="col">Agree</th>
                  <th scope="col">Score</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ construct, text, share, index }) => (
                  <tr key={construct}>
                    <th scope="row" dir="auto">
                      {text} <span class="how">{countWords(index.n, 'answer')}</span>
                    </th>
                    <td>
                      <EstimateText estimate={share} words={shareWords} isSaid={isSure(share, 1)} />
                    </td>
                    <td>
                      <EstimateText estimate={index} words={scoreWords} isSaid={isSure(index)} />
                    </td>
                  </tr>
                ))}
              </tbody>
              {together !== null && (
                <tbody class="together">
                  <tr>
                    <th scope="row">
                      All four <span class="how">of people who answered all</span>
                    </th>
                    <td />
                    <td>
                      <EstimateText
                        estimate={together}
                        words={scoreWords}
                        isSaid={isSure(together)}
                        noun="answer"
                      />
                    </td>
                  </tr>
                </tbody>
              )}
            </table>
          </div>
          {alpha !== null && (
            <p class="note">
              {alpha >= 0.7
                ? 'The four go together, so that one figure for all of them is fair'
                : 'The four do not go together well, so read each by itself'}{' '}
              (Cronbach’s alpha {alpha.toFixed(2)}).
            </p>
          )}
        </section>
      )}
    </div>
  )
}

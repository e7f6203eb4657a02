import type { ResponseRate } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { EstimateText } from '../../parts/EstimateText.tsx'
import { Exports } from '../../parts/Exports.tsx'
import { WideTable } from '../../parts/WideTable.tsx'
import { isSure } from '../../words/is-sure.ts'
import { numberWords, shareWords } from '../../words/number-words.ts'

/** How many of those who saw a prompt answered it, where somebody tells what was shown. */
export function Rates({ rates }: { readonly rates: readonly ResponseRate[] }): VNode {
  const told = rates.filter(({ shown }) => shown > 0)
  const untold = rates.filter(({ shown, answered }) => shown === 0 && answered > 0)
  const title = 'Response rates'
  return (
    <section class="card" aria-labelledby="rates">
      <h2 id="rates">{title}</h2>
      {told.length === 0 ? (
        <p class="say wide">No showing was told in this time, so there is no rate to give.</p>
      ) : (
        <>
          <WideTable
            label={title}
            head={['Touchpoint', 'Shown', 'Closed', 'Answered, of those shown']}
            rows={told.map(({ touchpoint, name, shown, dismissed, rate }) => ({
              key: touchpoint,
              name,
              cells: [
                numberWords(shown),
                numberWords(dismissed),
                <EstimateText estimate={rate} words={shareWords} isSaid={isSure(rate, 1)} />,
              ],
            }))}
          />
          <Exports
            name="response-rates"
            title={title}
            table={{
              head: ['touchpoint', 'shown', 'dismissed', 'answered', 'rate', 'low', 'high'],
              rows: told.map(({ name, shown, dismissed, answered, rate }) => [
                name,
                shown,
                dismissed,
                answered,
                rate.value,
                rate.low,
                rate.high,
              ]),
            }}
          />
        </>
      )}
      {untold.length > 0 && (
        <p class="note" dir="auto">
          Nobody tells what was shown at {untold.map(({ name }) => name).join(', ')}: tablets and
          imports do not, so their answers have no rate.
        </p>
      )}
    </section>
  )
}

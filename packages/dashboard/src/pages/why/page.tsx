import type { DriversReport } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { isFields } from '../../api/fields.ts'
import { countWords } from '../../words/number-words.ts'
import { definePage } from '../define-page.tsx'
import type { Around, Page } from '../page.ts'
import { Drivers } from './Drivers.tsx'
import { Reasons } from './Reasons.tsx'

/** What is associated with the score, and what people name: problems, praise, and why they left. */
export const page: Page = definePage<DriversReport>({
  path: 'v1/report/drivers',
  read: readDrivers,
  Draw: Why,
})

function readDrivers(body: unknown): DriversReport | null {
  const isReport =
    isFields(body) && Array.isArray(body['drivers']) && Array.isArray(body['reasons'])
  return isReport ? (body as unknown as DriversReport) : null
}

function Why({ body, frame }: Around & { readonly body: DriversReport }): VNode {
  const { drivers, reasons, sample } = body
  const isEmpty = drivers.length === 0 && reasons.length === 0
  return (
    <div class="sections">
      <section class="card" aria-labelledby="associated">
        <h2 id="associated">Associated with, not caused by</h2>
        <p class="say wide">
          {isEmpty
            ? 'Too few to say. Reasons show up here from five people on who name one, and what goes with the score once people are asked for more than the score.'
            : 'This page shows what goes along with good and bad answers. That is where to look first; what causes them, only a change and its before and after can tell.'}
        </p>
        {!sample.whole && (
          <p class="note">
            What has to be seen of one person together is of the newest{' '}
            {countWords(sample.responses, 'response')}.
          </p>
        )}
      </section>
      {byBreadth(drivers).map((analysis) => (
        <Drivers key={`${analysis.prompt} ${analysis.lens}`} analysis={analysis} frame={frame} />
      ))}
      {reasons.map((question) => (
        <Reasons key={`${question.question} ${question.side}`} question={question} />
      ))}
    </div>
  )
}

/** Those that ask for most first: one thing alone says little. */
function byBreadth(drivers: DriversReport['drivers']): DriversReport['drivers'] {
  return [...drivers].sort((one, other) => other.drivers.length - one.drivers.length)
}

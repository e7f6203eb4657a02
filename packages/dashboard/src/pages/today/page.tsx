import type { VNode } from 'preact'
import { readReport, type Report } from '../../api/report.ts'
import { Devices } from '../../parts/Devices.tsx'
import { Figure } from '../../parts/Figure.tsx'
import { Visits } from '../../parts/Visits.tsx'
import { gapSentences, isClear } from '../../words/gap-sentences.ts'
import { isSure } from '../../words/is-sure.ts'
import { differenceWords, scoreWords } from '../../words/number-words.ts'
import { scoreSentence } from '../../words/score-sentence.ts'
import { definePage } from '../define-page.tsx'
import type { Around, Page } from '../page.ts'

/** Service, experience and the gap, and the answers as they arrive. */
export const page: Page = definePage<Report>({
  path: 'v1/report',
  query: () => ({ by: 'channel' }),
  read: readReport,
  Draw: Today,
})

function Today({ body, view, reading, now }: Around & { readonly body: Report }): VNode {
  const { visits } = reading
  const { period } = view
  const isEmpty = visits.length === 0 && body.channels.length === 0
  return (
    <>
      {isEmpty && (
        <p class="card start">
          <strong>No answers yet.</strong> Open the shop page or a kiosk and tap. The answer shows
          up here a moment later.
        </p>
      )}
      <div class="figures">
        <Figure
          title="Service"
          about="the help they got"
          estimate={body.service}
          words={scoreWords}
          isSaid={isSure(body.service)}
          sentences={[scoreSentence(body.service, period)]}
        />
        <Figure
          title="Experience"
          about="the visit as a whole"
          estimate={body.experience}
          words={scoreWords}
          isSaid={isSure(body.experience)}
          sentences={[scoreSentence(body.experience, period)]}
        />
        <Figure
          title="Gap"
          about="service less experience"
          estimate={body.gap}
          words={differenceWords}
          isSaid={isClear(body.gap)}
          sentences={gapSentences(body.gap)}
        />
      </div>
      <div class="below">
        <Visits visits={visits} places={reading.places} fresh={reading.fresh} now={now} />
      </div>
      {reading.devices.length > 0 && <Devices devices={reading.devices} now={now} />}
    </>
  )
}

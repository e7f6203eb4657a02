import type { VNode } from 'preact'
import type { Selection } from '../state/selection.ts'
import { businessOf, type Reading } from '../state/state.ts'
import { differenceWords, scoreWords } from '../words/number-words.ts'
import { gapSentences, isClear } from '../words/gap-sentences.ts'
import { isSure } from '../words/is-sure.ts'
import { scoreSentence } from '../words/score-sentence.ts'
import { Channels } from './Channels.tsx'
import { Devices } from './Devices.tsx'
import { Figure } from './Figure.tsx'
import { Freshness } from './Freshness.tsx'
import { Header } from './Header.tsx'
import { Visits } from './Visits.tsx'

interface ResultsProps {
  readonly reading: Reading
  readonly now: number
  readonly onChoose: (selection: Selection) => void
  readonly onSignOut: () => void
}

/** The figures, the channels and the answers as they arrive. */
export function Results({ reading, now, onChoose, onSignOut }: ResultsProps): VNode {
  const { report, selection, visits } = reading
  const { period } = selection
  const isEmpty = report !== null && visits.length === 0 && report.channels.length === 0
  return (
    <>
      <Header
        business={businessOf(reading)}
        selection={selection}
        onChoose={onChoose}
        onSignOut={onSignOut}
      />
      <main class={reading.pending && report !== null ? 'pending' : ''} aria-busy={reading.pending}>
        <Freshness upToDate={reading.upToDate} lost={reading.lost} now={now} />
        {report !== null && (
          <>
            {isEmpty && (
              <p class="card start">
                <strong>No answers yet.</strong> Open the shop page or a kiosk and tap. The answer
                shows up here a moment later.
              </p>
            )}
            <div class="figures">
              <Figure
                title="Service"
                about="the help they got"
                estimate={report.service}
                words={scoreWords}
                isSaid={isSure(report.service)}
                sentences={[scoreSentence(report.service, period)]}
              />
              <Figure
                title="Experience"
                about="the visit as a whole"
                estimate={report.experience}
                words={scoreWords}
                isSaid={isSure(report.experience)}
                sentences={[scoreSentence(report.experience, period)]}
              />
              <Figure
                title="Gap"
                about="service less experience"
                estimate={report.gap}
                words={differenceWords}
                isSaid={isClear(report.gap)}
                sentences={gapSentences(report.gap)}
              />
            </div>
            <div class="below">
              <Channels report={report} period={period} />
              <Visits visits={visits} places={reading.places} fresh={reading.fresh} now={now} />
            </div>
            {reading.devices.length > 0 && <Devices devices={reading.devices} now={now} />}
          </>
        )}
      </main>
    </>
  )
}

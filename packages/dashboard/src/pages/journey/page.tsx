import type { JourneyReport } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { bodyWith } from '../../api/body.ts'
import { Exports } from '../../parts/Exports.tsx'
import { linkTo } from '../../parts/link.ts'
import { placeWords } from '../../words/fix-words.ts'
import { countWords, intervalWords, scoreWords, shareWords } from '../../words/number-words.ts'
import { definePage } from '../define-page.tsx'
import type { Around, Page } from '../page.ts'
import { Expectations } from './Expectations.tsx'
import { JourneyGrid } from './JourneyGrid.tsx'
import { Opened } from './Opened.tsx'
import './journey.css'

/** Stages by channels, what nobody measures, and what lies behind a cell. */
export const page: Page = definePage<JourneyReport>({
  path: 'v1/report/journey',
  query: ({ own }) => ({ cell: own['cell'] ?? null }),
  read: bodyWith('stages', 'channels', 'cells', 'rows', 'coverage', 'unmeasured'),
  Draw: Journey,
})

function Journey({ body, ...around }: Around & { readonly body: JourneyReport }): VNode {
  const { view, go } = around
  const { whole, cells, rows, coverage, unmeasured, opened } = body
  const { listed, answered } = coverage
  const range = intervalWords(whole, scoreWords)
  return (
    <>
      <section class="card" aria-labelledby="stages">
        <div class="aside">
          <h2 id="stages">Where each stage stands in each channel</h2>
          <p class="coverage">
            <b>{listed === 0 ? '–' : shareWords(answered / listed)}</b> measured: {answered} of{' '}
            {countWords(listed, 'touchpoint')} have answers
          </p>
        </div>
        <JourneyGrid body={body} view={view} go={go} />
        <div class="aside">
          <p class="note">
            {whole.value !== null &&
              `The whole is ${scoreWords(whole.value)}${range === null ? '' : ` (${range})`}. `}
            A cell is called below or above it only when that is surely more than noise, with all
            cells looked at together. The stronger the shade, the better; only what nobody measures
            is red.
          </p>
          <Exports
            name="journey"
            title="the journey"
            table={{
              head: ['Stage', 'Channel', 'State', 'Score', 'From', 'To', 'Answers'],
              rows: cells.map(({ stage, channel, state, score: { value, low, high, n } }) => [
                stage,
                channel,
                state,
                value,
                low,
                high,
                n,
              ]),
            }}
          />
        </div>
      </section>
      {opened !== null && (
        <Opened
          {...around}
          opened={opened}
          cell={cells.find(
            ({ stage, channel }) => stage === opened.stage && channel === opened.channel,
          )}
        />
      )}
      <Expectations rows={rows} />
      {unmeasured.length > 0 && (
        <section class="card not-measured" aria-labelledby="unmeasured">
          <h2 id="unmeasured">Not measured</h2>
          <ul class="unmeasured">
            {unmeasured.map(({ id, name, stage, channel, because }) => (
              <li key={id}>
                <span>
                  <b dir="auto">{name}</b> <span class="how">{placeWords({ stage, channel })}</span>
                </span>
                <span class="because">{because === 'unasked' ? 'not asked' : 'no answers'}</span>
                <a {...linkTo({ ...view, own: { cell: `${stage}.${channel}` } }, go)}>
                  Ask here <span class="unseen">at {name}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

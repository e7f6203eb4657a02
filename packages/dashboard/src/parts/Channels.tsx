import type { Estimate } from '@shopbell/core'
import type { VNode } from 'preact'
import type { Report } from '../api/report.ts'
import type { Period } from '../state/period.ts'
import { channelWords, tooFewWords, weightWords } from '../words/channel-words.ts'
import { isSure } from '../words/is-sure.ts'
import { levelWords } from '../words/level-words.ts'
import {
  countWords,
  intervalWords,
  numberWords,
  scoreWords,
  shareWords,
} from '../words/number-words.ts'
import { scoreSentence } from '../words/score-sentence.ts'
import { IntervalBar } from './IntervalBar.tsx'

/** Every channel by itself, and all of them together, on one scale. */
export function Channels({ report, period }: { report: Report; period: Period }): VNode {
  const { channels, together, experience } = report
  return (
    <section class="card channels" aria-labelledby="channels">
      <h2 id="channels">Channels</h2>
      {channels.length === 0 ? (
        <p class="say">
          {period === 'all'
            ? 'Each channel gets a row with its first answer.'
            : scoreSentence({ ...experience, value: null }, period)}
        </p>
      ) : (
        <>
          <table>
            <thead>
              <tr>
                <th scope="col">Channel</th>
                <th scope="col">Happy</th>
                <th scope="col">
                  <span class="scale">
                    Score <Axis />
                  </span>
                </th>
              </tr>
            </thead>
            <tbody>
              {channels.map(({ channel, responses, share, index }) => (
                <tr key={channel}>
                  <th scope="row">
                    {channelWords(channel)}{' '}
                    <span class="how">
                      {countWords(responses, 'response')}
                      {index.n !== responses && `, ${numberWords(index.n)} scored`}
                    </span>
                  </th>
                  <td>
                    <Cell estimate={share} words={shareWords} isSaid={isSure(share, 1)} />
                  </td>
                  <Score estimate={index} />
                </tr>
              ))}
            </tbody>
            {channels.length > 1 && (
              <tbody class="together">
                {together.map(({ weights, estimate, covers }) => (
                  <tr key={weights}>
                    <th scope="row" colSpan={2}>
                      All channels{' '}
                      <span class="how">
                        {weightWords(weights)}
                        {covers !== undefined &&
                          covers < 0.995 &&
                          ` (${shareWords(covers)} are in these channels)`}
                      </span>
                    </th>
                    <Score estimate={estimate} few={tooFewWords(channels)} />
                  </tr>
                ))}
              </tbody>
            )}
          </table>
          <p class="note">
            A score of 0 means that all chose the worst answer, 100 that all chose the best. Happy
            is the share who chose a good one. The smaller figures are the range in which the truth
            lies {levelWords(experience.level)}.
          </p>
        </>
      )}
    </section>
  )
}

function Score({ estimate, few }: { estimate: Estimate; few?: string }): VNode {
  return (
    <td>
      <div class="scale">
        <Cell estimate={estimate} words={scoreWords} isSaid={isSure(estimate)} few={few} />
        {estimate.low !== null && <IntervalBar estimate={estimate} />}
      </div>
    </td>
  )
}

interface CellProps {
  readonly estimate: Estimate
  readonly words: (value: number) => string
  readonly isSaid: boolean
  /** Said in place of a figure that has no interval. */
  readonly few?: string | undefined
}

function Cell({ estimate, words, isSaid, few = 'too few' }: CellProps): VNode {
  const interval = intervalWords(estimate, words)
  if (estimate.value === null || interval === null) {
    return <span class="few">{estimate.n === 0 ? 'no answers yet' : few}</span>
  }
  return (
    <span class={isSaid ? 'pair' : 'pair unsure'}>
      <b>{words(estimate.value)}</b> <small>{interval}</small>
    </span>
  )
}

function Axis(): VNode {
  return (
    <span class="axis" aria-hidden="true">
      <span>0</span>
      <span>50</span>
      <span>100</span>
    </span>
  )
}

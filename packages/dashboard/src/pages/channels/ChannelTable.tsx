import type { VNode } from 'preact'
import type { Period } from '../../address/period.ts'
import type { Report } from '../../api/report.ts'
import { EstimateText } from '../../parts/EstimateText.tsx'
import { channelWords, weightWords } from '../../words/channel-words.ts'
import { isSure } from '../../words/is-sure.ts'
import { levelWords } from '../../words/level-words.ts'
import { countWords, numberWords, scoreWords, shareWords } from '../../words/number-words.ts'
import { scoreSentence } from '../../words/score-sentence.ts'

/** Every channel by itself, and all of them together, on one scale. */
export function ChannelTable({ report, period }: { report: Report; period: Period }): VNode {
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
                <th scope="col">Score</th>
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
                    <EstimateText estimate={share} words={shareWords} isSaid={isSure(share, 1)} />
                  </td>
                  <td>
                    <EstimateText estimate={index} words={scoreWords} isSaid={isSure(index)} />
                  </td>
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
                    <td>
                      <EstimateText
                        estimate={estimate}
                        words={scoreWords}
                        isSaid={isSure(estimate)}
                      />
                    </td>
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

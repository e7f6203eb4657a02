import type { Estimate } from '@shopbell/core'
import type { ChannelAlone, ChannelsReport } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { EstimateText } from '../../parts/EstimateText.tsx'
import { channelWords } from '../../words/channel-words.ts'
import { isSure } from '../../words/is-sure.ts'
import { levelWords } from '../../words/level-words.ts'
import { countWords, scoreWords, shareWords } from '../../words/number-words.ts'

/** Every channel by itself, and all of them together by each choice of weights. */
export function ChannelTable({ body }: { body: ChannelsReport }): VNode {
  const { channels, together, level } = body
  const { equal, traffic, volume } = together
  return (
    <section class="card channels" aria-labelledby="channels">
      <h2 id="channels">Each alone, and all together</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Channel</th>
            <th scope="col">Happy</th>
            <th scope="col">Score</th>
          </tr>
        </thead>
        <tbody>
          {channels.map((each) => (
            <tr key={each.channel}>
              <th scope="row">
                {channelWords(each.channel)} <span class="how">{ofWords(each)}</span>
              </th>
              <td>
                <EstimateText
                  estimate={each.happy}
                  words={shareWords}
                  isSaid={isSure(each.happy, 1)}
                />
              </td>
              <Score estimate={each.score} />
            </tr>
          ))}
        </tbody>
        {channels.length > 1 && (
          <tbody class="together">
            <Whole how="each channel counts the same" estimate={equal} />
            {traffic !== null && (
              <Whole
                how={
                  traffic.covers < 0.995
                    ? `each customer counts the same (${shareWords(traffic.covers)} are in these channels)`
                    : 'each customer counts the same'
                }
                estimate={traffic}
              />
            )}
            <Whole how="each answer counts the same: what pooling does" estimate={volume} />
          </tbody>
        )}
      </table>
      <p class="note">
        A score of 0 means that all chose the worst answer, 100 that all chose the best. Happy is
        the share who chose a good one. The smaller figures are the range in which the truth lies{' '}
        {levelWords(volume.level)}
        {channels.length > 1 &&
          `, those of the channels’ scores all at once (each ${levelWords(level)})`}
        . Channels are not ranked.
      </p>
    </section>
  )
}

function Whole({ how, estimate }: { how: string; estimate: Estimate }): VNode {
  return (
    <tr>
      <th scope="row" colSpan={2}>
        All channels <span class="how">{how}</span>
      </th>
      <Score estimate={estimate} />
    </tr>
  )
}

function Score({ estimate }: { estimate: Estimate }): VNode {
  return (
    <td>
      <EstimateText estimate={estimate} words={scoreWords} isSaid={isSure(estimate)} />
    </td>
  )
}

function ofWords({ score: { n }, traffic }: ChannelAlone): string {
  const answers = countWords(n, 'answer')
  return traffic === null ? answers : `${answers} · ${shareWords(traffic)} of customers`
}

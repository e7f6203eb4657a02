import type { Lens } from '@shopbell/core'
import type { PeriodChange } from '@shopbell/core/report'
import type { VNode } from 'preact'
import type { Table } from '../../export/table.ts'
import { EstimateText } from '../../parts/EstimateText.tsx'
import { Exports } from '../../parts/Exports.tsx'
import { WideTable } from '../../parts/WideTable.tsx'
import { channelWords } from '../../words/channel-words.ts'
import { dayWords } from '../../words/day-words.ts'
import { isClear } from '../../words/gap-sentences.ts'
import { isSure } from '../../words/is-sure.ts'
import { shareWords } from '../../words/number-words.ts'
import { pointsWords } from '../../words/points-words.ts'
import { splitSentences } from './split-sentences.ts'

interface PeriodSplitProps {
  readonly lens: Lens
  readonly periods: PeriodChange
}

/** The change since as long before: what got better, and who moved. */
export function PeriodSplit({ lens, periods }: PeriodSplitProps): VNode {
  const { before, after, change, rate, mix, channels } = periods
  const title = 'Did it change, or did the people?'
  return (
    <>
      <h3 id={`split-${lens}`}>{title}</h3>
      <p class="say wide">{splitSentences(periods).join(' ')}</p>
      <ul class="facts">
        <li>
          Altogether, in points
          <EstimateText estimate={change} words={pointsWords} isSaid={isClear(change)} />
        </li>
        <li>
          Channels got better or worse
          <EstimateText estimate={rate} words={pointsWords} isSaid={isClear(rate)} />
        </li>
        <li>
          People moved between channels
          <span class="pair">
            <b>{mix === null ? '–' : pointsWords(mix)}</b>
          </span>
        </li>
      </ul>
      <WideTable
        label={title}
        head={[
          'Channel',
          'Part of all, before',
          'Part of all, after',
          'Good, before',
          'Good, after',
        ]}
        rows={channels.map(({ channel, before, after }) => ({
          key: channel,
          name: channelWords(channel),
          cells: [
            shareWords(before.weight),
            shareWords(after.weight),
            ...[before.share, after.share].map((share, at) => (
              <EstimateText
                key={at === 0 ? 'before' : 'after'}
                estimate={share}
                words={shareWords}
                isSaid={isSure(share, 1)}
              />
            )),
          ],
        }))}
      />
      <Exports name={`periods-${lens}`} title={title} table={tableOf(periods)} />
      <p class="note">
        {dayWords(after.from)} on against {dayWords(before.from)} on, as many days each as far as
        there are answers.
        {periods.leftOut.length > 0 &&
          ` ${periods.leftOut.map(channelWords).join(', ')}: answers in one of the two only, so left out.`}
      </p>
    </>
  )
}

function tableOf({ channels }: PeriodChange): Table {
  return {
    head: [
      'channel',
      'part before',
      'part after',
      'good before',
      'n before',
      'good after',
      'n after',
    ],
    rows: channels.map(({ channel, before, after }) => [
      channel,
      before.weight,
      after.weight,
      before.share.value,
      before.share.n,
      after.share.value,
      after.share.n,
    ]),
  }
}

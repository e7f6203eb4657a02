import type { StageRow } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { EstimateText } from '../../parts/EstimateText.tsx'
import { Exports } from '../../parts/Exports.tsx'
import { WideTable } from '../../parts/WideTable.tsx'
import { isClear } from '../../words/gap-sentences.ts'
import { isSure } from '../../words/is-sure.ts'
import { shareWords } from '../../words/number-words.ts'
import { pointsWords } from '../../words/points-words.ts'
import { stageWords } from '../../words/stage-words.ts'
import { expectationSentence } from './expectation-sentence.ts'

/** Worse, as or better than expected, stage by stage; nothing where no stage asks for it. */
export function Expectations({ rows }: { readonly rows: readonly StageRow[] }): VNode | null {
  if (rows.every(({ expectation }) => expectation.net.n === 0)) return null
  const title = 'Expectations, stage by stage'
  return (
    <section class="card expectations" aria-labelledby="expectations">
      <h2 id="expectations">{title}</h2>
      <p class="say wide">{expectationSentence(rows)}</p>
      <WideTable
        label={title}
        head={['Stage', 'Worse', 'As expected', 'Better', 'Better less worse, in points']}
        rows={rows.map(({ stage, expectation: { worse, as, better, net } }) => ({
          key: stage,
          name: stageWords(stage),
          cells:
            net.n === 0
              ? [<span class="lacking">not asked</span>]
              : [
                  ...[worse, as, better].map((share, at) => (
                    <EstimateText
                      key={WORDS[at]!}
                      estimate={share}
                      words={shareWords}
                      isSaid={isSure(share, 1)}
                    />
                  )),
                  <EstimateText
                    estimate={net}
                    words={pointsWords}
                    isSaid={isClear(net)}
                    noun="answer"
                  />,
                ],
        }))}
      />
      <Exports
        name="expectations"
        title={title}
        table={{
          head: ['stage', ...WORDS, 'net', 'net low', 'net high', 'answers'],
          rows: rows.map(({ stage, expectation: { worse, as, better, net } }) => [
            stage,
            worse.value,
            as.value,
            better.value,
            net.value,
            net.low,
            net.high,
            net.n,
          ]),
        }}
      />
    </section>
  )
}

const WORDS = ['worse', 'as expected', 'better'] as const

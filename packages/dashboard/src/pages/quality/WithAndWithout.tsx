import type { Estimate, Headline } from '@shopbell/core'
import type { QualityReport, ThreeWays } from '@shopbell/core/report'
import type { VNode } from 'preact'
import type { Table } from '../../export/table.ts'
import { EstimateText } from '../../parts/EstimateText.tsx'
import { Exports } from '../../parts/Exports.tsx'
import { WideTable } from '../../parts/WideTable.tsx'
import { isSure } from '../../words/is-sure.ts'
import { headlineWords, metricWords } from '../../words/headline-words.ts'
import { scoreWords } from '../../words/number-words.ts'
import { topicWords } from '../../words/reason-words.ts'

interface Row {
  readonly name: string
  readonly how: string
  readonly ways: ThreeWays<Estimate>
  readonly words: (value: number) => string
  readonly scale: 100 | 1
}

const WAYS = ['everything', 'counted', 'unflagged'] as const

const WAY_WORDS = {
  everything: 'Everything that came',
  counted: 'As every page counts',
  unflagged: 'Without what rules mark',
} as const

/** Every score with and without what is left out or marked. */
export function WithAndWithout({ body }: { readonly body: QualityReport }): VNode {
  const rows = rowsOf(body)
  const title = 'Scores with and without'
  return (
    <section class="card" aria-labelledby="with-and-without">
      <h2 id="with-and-without">{title}</h2>
      {rows.length === 0 ? (
        <p class="say">There is no score to compare yet.</p>
      ) : (
        <>
          <WideTable
            label={title}
            head={['Score', ...WAYS.map((way) => WAY_WORDS[way]), 'Moved?']}
            rows={rows.map(({ name, how, ways, words, scale }) => ({
              key: `${name} ${how}`,
              name: (
                <>
                  {name} <span class="how">{how}</span>
                </>
              ),
              cells: [
                ...WAYS.map((way) => (
                  <EstimateText
                    key={way}
                    estimate={ways[way]}
                    words={words}
                    isSaid={isSure(ways[way], scale)}
                    noun="answer"
                  />
                )),
                movedWords(ways),
              ],
            }))}
          />
          <Exports name="with-and-without" title={title} table={tableOf(rows)} />
          <p class="note">
            A score counts as moved when it differs by more than half of its interval. Every other
            page shows the middle column.
          </p>
        </>
      )}
    </section>
  )
}

function rowsOf({ scores, constructs }: QualityReport): readonly Row[] {
  return [
    ...scores
      .filter(({ everything }) => everything.n > 0)
      .map(({ lens, ...ways }): Row => ({
        name: lens === 'service' ? 'Service' : 'Experience',
        how: 'score, 0 to 100',
        ways,
        words: scoreWords,
        scale: 100,
      })),
    ...constructs.map(({ construct, lens, ...ways }): Row => ({
      name: topicWords(construct),
      how: `${lens}: ${metricWords(ways.everything)}`,
      ways,
      words: headlineWords(ways.everything),
      scale: 1,
    })),
  ]
}

function movedWords({ movedByExclusions, movedByFlags }: ThreeWays<Estimate | Headline>): string {
  if (movedByExclusions && movedByFlags) return 'Yes, by both'
  if (movedByExclusions) return 'Yes, by exclusions'
  return movedByFlags ? 'Yes, by what rules mark' : 'No'
}

function tableOf(rows: readonly Row[]): Table {
  return {
    head: [
      'score',
      'measured as',
      ...WAYS.flatMap((way) => ['value', 'low', 'high', 'n'].map((each) => `${way} ${each}`)),
      'moved',
    ],
    rows: rows.map(({ name, how, ways }) => [
      name,
      how,
      ...WAYS.flatMap((way) => [ways[way].value, ways[way].low, ways[way].high, ways[way].n]),
      movedWords(ways),
    ]),
  }
}

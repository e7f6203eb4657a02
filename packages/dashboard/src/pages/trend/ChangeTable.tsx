import type { Lens } from '@shopbell/core'
import type { ChangeEffect } from '@shopbell/core/report'
import type { VNode } from 'preact'
import type { Table } from '../../export/table.ts'
import { EstimateText } from '../../parts/EstimateText.tsx'
import { Exports } from '../../parts/Exports.tsx'
import { dayWords } from '../../words/day-words.ts'
import { isClear } from '../../words/gap-sentences.ts'
import { isSure } from '../../words/is-sure.ts'
import { countWords, shareWords } from '../../words/number-words.ts'
import { pointsWords } from '../../words/points-words.ts'
import { costWords, verdictWords } from './change-words.ts'
import { letterOf } from './trend-chart.ts'

interface ChangeTableProps {
  readonly lens: Lens
  readonly changes: readonly ChangeEffect[]
}

/** What went along with each change of the register, before and after, and less what happened elsewhere. */
export function ChangeTable({ lens, changes }: ChangeTableProps): VNode {
  const title = 'What went along with changes'
  return (
    <>
      <h3 id={`changes-${lens}`}>{title}</h3>
      <div class="scroll" role="region" aria-labelledby={`changes-${lens}`} tabIndex={0}>
        <table class="even long">
          <thead>
            <tr>
              <th scope="col">Change</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
              <th scope="col">Difference, in points</th>
              <th scope="col">Beyond elsewhere</th>
              <th scope="col">Verdict</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change, place) => (
              <tr key={change.id}>
                <th scope="row" dir="auto">
                  {letterOf(place)}: {change.what}
                  <span class="how">
                    {dayWords(change.at)}
                    {change.cost !== null && `, ${costWords(change.cost)}`}
                  </span>
                </th>
                <td>
                  <EstimateText
                    estimate={change.before}
                    words={shareWords}
                    isSaid={isSure(change.before, 1)}
                    noun="answer"
                  />
                </td>
                <td>
                  <EstimateText
                    estimate={change.after}
                    words={shareWords}
                    isSaid={isSure(change.after, 1)}
                    noun="answer"
                  />
                </td>
                <td>
                  <EstimateText
                    estimate={change.difference}
                    words={pointsWords}
                    isSaid={isClear(change.difference)}
                  />
                </td>
                <td>
                  {change.beyond === null ? (
                    <span class="few">nothing to hold it against</span>
                  ) : (
                    <EstimateText
                      estimate={change.beyond}
                      words={pointsWords}
                      isSaid={isClear(change.beyond)}
                    />
                  )}
                </td>
                <td>{verdictWords(change, changes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Exports name={`changes-${lens}`} title={title} table={tableOf(changes)} />
      <p class="note">
        Up to {countWords(changes[0]!.days, 'day')} before each change and as many after it, each
        touchpoint held against itself. “Beyond elsewhere” takes off what happened over the same
        days where no change was made. It says what went along with a change, not what caused it.
      </p>
    </>
  )
}

function tableOf(changes: readonly ChangeEffect[]): Table {
  const head = ['before', 'after', 'difference', 'beyond']
  return {
    head: [
      'change',
      'at',
      'cost',
      'currency',
      ...head.flatMap((name) => [name, `${name} low`, `${name} high`, `${name} n`]),
      'verdict',
    ],
    rows: changes.map(({ what, at, cost, before, after, difference, beyond, verdict }) => [
      what,
      at,
      cost?.amount ?? null,
      cost?.currency ?? null,
      ...[before, after, difference, beyond].flatMap((each) => [
        each?.value ?? null,
        each?.low ?? null,
        each?.high ?? null,
        each?.n ?? null,
      ]),
      verdict,
    ]),
  }
}

import type { Estimate, Lens } from '@shopbell/core'
import type { ChangeEffect } from '@shopbell/core/report'
import type { VNode } from 'preact'
import type { Table } from '../../export/table.ts'
import { EstimateText } from '../../parts/EstimateText.tsx'
import { Exports } from '../../parts/Exports.tsx'
import { WideTable, type WideRow } from '../../parts/WideTable.tsx'
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
      <WideTable
        label={title}
        head={['Change', 'Before', 'After', 'Difference, in points', 'Beyond elsewhere', 'Verdict']}
        rows={changes.map((change, place) => rowOf(change, place, changes))}
      />
      <Exports name={`changes-${lens}`} title={title} table={tableOf(changes)} />
      <p class="note">
        Up to {countWords(changes[0]!.days, 'day')} before each change and as many after it, each
        touchpoint held against itself. “Beyond elsewhere” takes off what happened over the same
        days where no change was made. It says what went along with a change, not what caused it.
      </p>
    </>
  )
}

function rowOf(change: ChangeEffect, place: number, changes: readonly ChangeEffect[]): WideRow {
  const { before, after, difference, beyond, cost } = change
  const shareOf = (estimate: Estimate): VNode => (
    <EstimateText
      estimate={estimate}
      words={shareWords}
      isSaid={isSure(estimate, 1)}
      noun="answer"
    />
  )
  const pointsOf = (estimate: Estimate): VNode => (
    <EstimateText estimate={estimate} words={pointsWords} isSaid={isClear(estimate)} />
  )
  return {
    key: change.id,
    name: (
      <>
        {letterOf(place)}: {change.what}
        <span class="how">
          {dayWords(change.at)}
          {cost !== null && `, ${costWords(cost)}`}
        </span>
      </>
    ),
    cells: [
      shareOf(before),
      shareOf(after),
      pointsOf(difference),
      beyond === null ? <span class="few">nothing to hold it against</span> : pointsOf(beyond),
      verdictWords(change, changes),
    ],
  }
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

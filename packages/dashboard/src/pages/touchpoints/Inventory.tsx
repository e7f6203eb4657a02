import { STAGES } from '@shopbell/core'
import type { InventoryEntry } from '@shopbell/core/report'
import type { VNode } from 'preact'
import type { View } from '../../address/view.ts'
import { Exports } from '../../parts/Exports.tsx'
import { linkTo, type Go } from '../../parts/link.ts'
import { WideTable, type WideRow } from '../../parts/WideTable.tsx'
import { channelWords } from '../../words/channel-words.ts'
import { inspectedWords } from '../../words/inspected-words.ts'
import { stageWords } from '../../words/stage-words.ts'
import { ScoreOf } from './ScoreOf.tsx'

interface InventoryProps {
  readonly touchpoints: readonly InventoryEntry[]
  readonly view: View
  readonly go: Go
}

/** Every touchpoint with its owner, when it was inspected, and its score; a table a stage. */
export function Inventory({ touchpoints, view, go }: InventoryProps): VNode {
  const title = 'Inventory'
  return (
    <section class="card inventory" aria-labelledby="inventory">
      <h2 id="inventory">{title}</h2>
      {touchpoints.length === 0 && <p class="say">No touchpoint fits these filters.</p>}
      {STAGES.map((stage) => {
        const own = touchpoints.filter((each) => each.stage === stage)
        return (
          own.length > 0 && (
            <WideTable
              key={stage}
              label={stageWords(stage)}
              caption={stageWords(stage)}
              head={['Touchpoint', 'Owner', 'Last inspected', 'Score']}
              rows={own.map((entry) => rowOf(entry, view, go))}
            />
          )
        )
      })}
      {touchpoints.length > 0 && (
        <Exports
          name="touchpoints"
          title={title}
          table={{
            head: [
              'touchpoint',
              'stage',
              'channel',
              'location',
              'owner',
              'inspected',
              'state',
              'score',
              'low',
              'high',
              'n',
            ],
            rows: touchpoints.map((entry) => [
              entry.name,
              entry.stage,
              entry.channel,
              entry.location?.name ?? null,
              entry.owner,
              entry.inspected,
              entry.state,
              entry.score.value,
              entry.score.low,
              entry.score.high,
              entry.score.n,
            ]),
          }}
        />
      )}
      <p class="note">
        The score is satisfaction from 0 to 100 under the touchpoint’s own lens, in this time.
        “Nobody asks here” is a finding, not a gap in the table.
      </p>
    </section>
  )
}

function rowOf(entry: InventoryEntry, view: View, go: Go): WideRow {
  return {
    key: entry.id,
    kind: entry.state,
    name: (
      <>
        <a {...linkTo({ ...view, own: { walk: entry.id } }, go)}>{entry.name}</a>{' '}
        <span class="how">{placeWords(entry)}</span>
      </>
    ),
    cells: [
      entry.owner === null ? <span class="lacking">nobody</span> : <bdi>{entry.owner}</bdi>,
      entry.inspected === null ? (
        <span class="lacking">never</span>
      ) : (
        <time dateTime={entry.inspected}>{inspectedWords(entry)}</time>
      ),
      <ScoreOf entry={entry} />,
    ],
  }
}

function placeWords({ channel, location }: InventoryEntry): string {
  return [channelWords(channel), location?.name, location?.region].filter(Boolean).join(' · ')
}

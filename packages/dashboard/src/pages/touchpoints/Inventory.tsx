import { STAGES } from '@shopbell/core'
import type { InventoryEntry } from '@shopbell/core/report'
import type { VNode } from 'preact'
import type { View } from '../../address/view.ts'
import { Exports } from '../../parts/Exports.tsx'
import { linkTo, type Go } from '../../parts/link.ts'
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
    <section class="card" aria-labelledby="inventory">
      <h2 id="inventory">{title}</h2>
      {touchpoints.length === 0 && <p class="say">No touchpoint fits these filters.</p>}
      {STAGES.map((stage) => {
        const own = touchpoints.filter((each) => each.stage === stage)
        return (
          own.length > 0 && (
            <div
              key={stage}
              class="scroll"
              role="region"
              aria-label={stageWords(stage)}
              tabIndex={0}
            >
              <table class="even long alike">
                <caption>{stageWords(stage)}</caption>
                <thead>
                  <tr>
                    <th scope="col">Touchpoint</th>
                    <th scope="col">Owner</th>
                    <th scope="col">Last inspected</th>
                    <th scope="col">Score</th>
                  </tr>
                </thead>
                <tbody>
                  {own.map((entry) => (
                    <tr key={entry.id} class={entry.state}>
                      <th scope="row" dir="auto">
                        <a {...linkTo({ ...view, own: { walk: entry.id } }, go)}>{entry.name}</a>{' '}
                        <span class="how">{placeWords(entry)}</span>
                      </th>
                      <td dir="auto">{entry.owner ?? <span class="lacking">nobody</span>}</td>
                      <td>
                        {entry.inspected === null ? (
                          <span class="lacking">never</span>
                        ) : (
                          <time dateTime={entry.inspected}>{inspectedWords(entry)}</time>
                        )}
                      </td>
                      <td>
                        <ScoreOf entry={entry} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
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

function placeWords({ channel, location }: InventoryEntry): string {
  return [channelWords(channel), location?.name, location?.region].filter(Boolean).join(' · ')
}

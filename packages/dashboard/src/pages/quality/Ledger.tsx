import type { ExclusionEntry, Frame } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { Exports } from '../../parts/Exports.tsx'
import { WideTable } from '../../parts/WideTable.tsx'
import { channelWords } from '../../words/channel-words.ts'
import { numberWords } from '../../words/number-words.ts'

interface LedgerProps {
  readonly exclusions: readonly ExclusionEntry[]
  readonly frame: Frame
}

/** Every exclusion with its reason and who decided it. */
export function Ledger({ exclusions, frame }: LedgerProps): VNode {
  const title = 'Ledger of exclusions'
  return (
    <section class="card" aria-labelledby="ledger">
      <h2 id="ledger">{title}</h2>
      {exclusions.length === 0 ? (
        <p class="say wide">
          Nothing is excluded. An exclusion stands in the config, takes whole days, and needs a
          reason and a name.
        </p>
      ) : (
        <>
          <WideTable
            label={title}
            head={['Reason', 'Decided by', 'Where', 'Days', 'Responses left out in this time']}
            rows={exclusions.map((each) => ({
              key: each.id,
              name: each.reason,
              cells: [
                <bdi>{each.by}</bdi>,
                <bdi>{whereWords(each, frame)}</bdi>,
                <span class="days">{daysWords(each)}</span>,
                numberWords(each.responses),
              ],
            }))}
          />
          <Exports
            name="exclusions"
            title={title}
            table={{
              head: ['reason', 'decided by', 'where', 'from', 'to', 'responses'],
              rows: exclusions.map((each) => [
                each.reason,
                each.by,
                whereWords(each, frame),
                each.from,
                each.to,
                each.responses,
              ]),
            }}
          />
          <p class="note">Two lines may leave out the same responses; they are left out once.</p>
        </>
      )}
    </section>
  )
}

function whereWords({ where }: ExclusionEntry, frame: Frame): string {
  const { touchpoints = [], locations = [], channels = [] } = where
  const names = [
    touchpoints.map((id) => frame.touchpoints.find((each) => each.id === id)?.name ?? id),
    locations.map((id) => frame.locations.find((each) => each.id === id)?.name ?? id),
    channels.map(channelWords),
  ]
  return names
    .filter((list) => list.length > 0)
    .map((list) => list.join(', '))
    .join(', of them: ')
}

const DAY = 86_400_000

/** The days that are left out; the config names the first that counts again. */
function daysWords({ from, to }: ExclusionEntry): string {
  const last = new Date(Date.parse(to) - DAY).toISOString().slice(0, from.length)
  return from === last ? from : `${from} to ${last}`
}

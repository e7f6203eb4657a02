import type { ChannelsReport } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { bodyWith } from '../../api/body.ts'
import { Chart } from '../../parts/Chart.tsx'
import { definePage } from '../define-page.tsx'
import type { Around, Page } from '../page.ts'
import { ChannelTable } from './ChannelTable.tsx'
import { channelChart, channelFigures, rowsOf } from './channel-chart.ts'
import { verdictsOf } from './verdicts.ts'
import './channels.css'

/** Every channel by itself, and all of them together, jointly and severally. */
export const page: Page = definePage<ChannelsReport>({
  path: 'v1/report/channels',
  read: bodyWith('channels', 'together', 'consistency', 'parity'),
  Draw: Channels,
})

function Channels({ body }: Around & { readonly body: ChannelsReport }): VNode {
  const rows = rowsOf(body)
  return (
    <>
      <div class="verdicts">
        {verdictsOf(body).map(({ title, sentences }) => (
          <section key={title} class="card" aria-label={title}>
            <h2>{title}</h2>
            {sentences.map((sentence, at) => (
              <p key={sentence} class={at === 0 ? 'first' : 'say'}>
                {sentence}
              </p>
            ))}
          </section>
        ))}
      </div>
      <div class="below halves">
        <ChannelTable body={body} />
        {rows.some(({ estimate }) => estimate.low !== null) && (
          <section class="card" aria-labelledby="scale">
            <h2 id="scale">On one scale</h2>
            <Chart
              name="channels"
              title="The score of each channel and of all together with its interval, from 0 to 100"
              draw={channelChart(rows)}
              table={channelFigures(rows)}
            />
          </section>
        )}
      </div>
    </>
  )
}

import type { VNode } from 'preact'
import { readReport, type Report } from '../../api/report.ts'
import { Chart } from '../../parts/Chart.tsx'
import { definePage } from '../define-page.tsx'
import type { Around, Page } from '../page.ts'
import { ChannelTable } from './ChannelTable.tsx'
import { channelChart, channelFigures } from './channel-chart.ts'

/** Every channel by itself, and all of them together, on one scale. */
export const page: Page = definePage<Report>({
  path: 'v1/report',
  query: () => ({ by: 'channel' }),
  read: readReport,
  Draw: Channels,
})

function Channels({ body, view }: Around & { readonly body: Report }): VNode {
  const scored = body.channels.filter(({ index }) => index.low !== null)
  return (
    <div class="below">
      <ChannelTable report={body} period={view.period} />
      {scored.length > 0 && (
        <section class="card" aria-labelledby="alone">
          <h2 id="alone">Each channel on one scale</h2>
          <Chart
            name="channels"
            title="The score of each channel with its interval, from 0 to 100"
            draw={channelChart(scored)}
            table={channelFigures(body.channels)}
          />
        </section>
      )}
    </div>
  )
}

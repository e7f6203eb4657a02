import type { TrendReport, TrendStep } from '@shopbell/core/report'
import type { VNode } from 'preact'
import type { View } from '../../address/view.ts'
import { isFields } from '../../api/fields.ts'
import { linkTo, type Go } from '../../parts/link.ts'
import { definePage } from '../define-page.tsx'
import type { Around, Page } from '../page.ts'
import { LensSection } from './LensSection.tsx'

/** How the share of good answers went, what went along with changes, and whether it is more than noise. */
export const page: Page = definePage<TrendReport>({
  path: 'v1/report/trend',
  query: (view) => ({ every: stepOf(view) }),
  read: readTrend,
  Draw: Trend,
})

const STEPS: Readonly<Record<TrendStep, string>> = { day: 'Days', week: 'Weeks', month: 'Months' }

/** What the address says, else weeks; of a week or a day it takes days to see anything. */
function stepOf({ own, period }: View): TrendStep {
  const said = own['every']
  if (said === 'day' || said === 'week' || said === 'month') return said
  return period === '7-days' || period === 'today' ? 'day' : 'week'
}

function readTrend(body: unknown): TrendReport | null {
  return isFields(body) && Array.isArray(body['lenses']) ? (body as unknown as TrendReport) : null
}

function Trend({ body, view, go }: Around & { readonly body: TrendReport }): VNode {
  return (
    <div class="sections">
      <Steps view={view} go={go} every={body.every} />
      {body.lenses.length === 0 && (
        <p class="card say">Nobody has answered in this time. A trend begins with two answers.</p>
      )}
      {body.lenses.map((trend) => (
        <LensSection key={trend.lens} trend={trend} every={body.every} />
      ))}
    </div>
  )
}

function Steps({
  view,
  go,
  every,
}: {
  readonly view: View
  readonly go: Go
  readonly every: TrendStep
}): VNode {
  return (
    <nav class="tabs" aria-label="How long each point is">
      <ul>
        {Object.entries(STEPS).map(([step, words]) => (
          <li key={step}>
            <a
              {...linkTo({ ...view, own: { ...view.own, every: step } }, go)}
              aria-current={step === every ? 'true' : undefined}
            >
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

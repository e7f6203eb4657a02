import type { TouchpointsReport } from '@shopbell/core/report'
import type { VNode } from 'preact'
import { isFields } from '../../api/fields.ts'
import { definePage } from '../define-page.tsx'
import type { Around, Page } from '../page.ts'
import { Coverage } from './Coverage.tsx'
import { Inventory } from './Inventory.tsx'
import { Unlisted } from './Unlisted.tsx'
import { Walk } from './Walk.tsx'
import './touchpoints.css'

/** Where customers meet the business, and what is known of each place; or the way through them. */
export const page: Page = definePage<TouchpointsReport>({
  path: 'v1/report/touchpoints',
  read: readTouchpoints,
  Draw: Touchpoints,
})

function readTouchpoints(body: unknown): TouchpointsReport | null {
  const isReport =
    isFields(body) &&
    Array.isArray(body['touchpoints']) &&
    Array.isArray(body['unlisted']) &&
    isFields(body['coverage'])
  return isReport ? (body as unknown as TouchpointsReport) : null
}

function Touchpoints(props: Around & { readonly body: TouchpointsReport }): VNode {
  const { body, view, go, ask } = props
  const at = body.touchpoints.findIndex(({ id }) => id === view.own['walk'])
  if (at >= 0) return <Walk body={body} at={at} view={view} go={go} ask={ask} />
  return (
    <div class="sections">
      <Coverage body={body} view={view} go={go} />
      <Inventory touchpoints={body.touchpoints} view={view} go={go} />
      <Unlisted unlisted={body.unlisted} without={body.without} />
    </div>
  )
}

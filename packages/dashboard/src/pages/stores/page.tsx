import type { Lens } from '@shopbell/core'
import type { StoresReport } from '@shopbell/core/report'
import type { VNode } from 'preact'
import type { View } from '../../address/view.ts'
import { isFields } from '../../api/fields.ts'
import { linkTo, type Go } from '../../parts/link.ts'
import { definePage } from '../define-page.tsx'
import type { Around, Page } from '../page.ts'
import { HourMap } from './HourMap.tsx'
import { Ranking } from './Ranking.tsx'

/** Stores drawn together by how few answers they have, and the hours of the week. */
export const page: Page = definePage<StoresReport>({
  path: 'v1/report/stores',
  query: (view) => ({ lens: lensOf(view) }),
  read: readStores,
  Draw: Stores,
})

const LENS_WORDS: Readonly<Record<Lens, string>> = { experience: 'Experience', service: 'Service' }

function lensOf({ own }: View): Lens {
  return own['lens'] === 'service' ? 'service' : 'experience'
}

function readStores(body: unknown): StoresReport | null {
  const isReport = isFields(body) && Array.isArray(body['stores']) && Array.isArray(body['hours'])
  return isReport ? (body as unknown as StoresReport) : null
}

function Stores({ body, view, go }: Around & { readonly body: StoresReport }): VNode {
  return (
    <div class="sections">
      <Lenses view={view} go={go} lens={body.lens} />
      <Ranking body={body} view={view} go={go} />
      <HourMap body={body} />
    </div>
  )
}

function Lenses({
  view,
  go,
  lens,
}: {
  readonly view: View
  readonly go: Go
  readonly lens: Lens
}): VNode {
  return (
    <nav class="tabs" aria-label="Which of the two">
      <ul>
        {Object.entries(LENS_WORDS).map(([each, words]) => (
          <li key={each}>
            <a
              {...linkTo({ ...view, own: { ...view.own, lens: each } }, go)}
              aria-current={each === lens ? 'true' : undefined}
            >
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

import type { VNode } from 'preact'
import { PLAIN_VIEW } from '../address/view.ts'
import type { Refusal } from '../state/state.ts'
import { Bell } from './Bell.tsx'
import { givenIn } from './given-in.ts'
import { linkTo, type Go } from './link.ts'

interface RefusedProps {
  readonly refusal: Refusal
  readonly go: Go
  readonly onBusiness: (business: string) => void
}

/** What the collector will not show, and the way on from there. */
export function Refused({ refusal, go, onBusiness }: RefusedProps): VNode {
  return refusal.about === 'business' ? (
    <WhichBusiness {...refusal} onBusiness={onBusiness} />
  ) : (
    <main class="alone">
      <div class="card">
        <Bell />
        <h1>That cannot be shown</h1>
        <p>{refusal.detail}</p>
        <a class="primary" {...linkTo({ ...PLAIN_VIEW, business: refusal.view.business }, go)}>
          Show everything
        </a>
      </div>
    </main>
  )
}

interface WhichBusinessProps extends Pick<Refusal, 'detail' | 'businesses'> {
  readonly onBusiness: (business: string) => void
}

/** Asks which business, when the collector serves several or not the one in the address. */
function WhichBusiness({ detail, businesses, onBusiness }: WhichBusinessProps): VNode {
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault()
    onBusiness(givenIn(event, 'business'))
  }
  return (
    <main class="alone">
      <form class="card" onSubmit={onSubmit}>
        <Bell />
        <h1>Which business?</h1>
        <p>{detail}</p>
        {businesses.length > 0 ? (
          <ul class="choices">
            {businesses.map((business) => (
              <li key={business}>
                <button type="button" onClick={() => onBusiness(business)}>
                  {business}
                </button>
              </li>
            ))}
          </ul>
        ) : (
          <>
            <label>
              Its id, as in your config
              <input name="business" required autocomplete="off" autocapitalize="none" />
            </label>
            <button type="submit" class="primary">
              Show its results
            </button>
          </>
        )}
      </form>
    </main>
  )
}

import type { VNode } from 'preact'
import { Bell } from './Bell.tsx'
import { givenIn } from './given-in.ts'

interface RefusedProps {
  /** What the collector said. */
  readonly detail: string
  /** Those to choose from, when the collector listed them. */
  readonly businesses: readonly string[]
  readonly onBusiness: (business: string) => void
}

/** Asks which business, when the collector serves several or not the one in the address. */
export function Refused({ detail, businesses, onBusiness }: RefusedProps): VNode {
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

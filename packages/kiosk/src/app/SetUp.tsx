import type { VNode } from 'preact'
import type { Place } from '../device/place.ts'
import { Bell } from './Bell.tsx'

interface SetUpProps {
  /** The place that was tried; `null` before the first try. */
  readonly place: Place | null
  /** Why the last try did not work; `null` before the first. */
  readonly wrong: string | null
  readonly onPlace: (business: string, touchpoint: string) => void
}

/** Asks whoever sets the tablet up where it stands. A shopper never sees it. */
export function SetUp({ place, wrong, onPlace }: SetUpProps): VNode {
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget as HTMLFormElement)
    const given = (name: string): string => {
      const value = form.get(name)
      return typeof value === 'string' ? value.trim() : ''
    }
    onPlace(given('business'), given('touchpoint'))
  }
  return (
    <div class="kiosk" lang="en">
      <header>
        <span class="brand">
          <Bell /> Shopbell
        </span>
      </header>
      <main>
        <form class="setup" onSubmit={onSubmit}>
          <h1>Where does this tablet stand?</h1>
          <p>Both names are in your config. Or open the link for this place; it sets them.</p>
          {wrong !== null && (
            <p class="wrong" role="alert">
              {wrong}
            </p>
          )}
          <label>
            Business
            <input
              name="business"
              required
              autocomplete="off"
              autocapitalize="none"
              placeholder="acme"
              defaultValue={place?.business}
            />
          </label>
          <label>
            Touchpoint
            <input
              name="touchpoint"
              required
              autocomplete="off"
              autocapitalize="none"
              placeholder="oak-st-exit"
              defaultValue={place?.touchpoint}
            />
          </label>
          <button type="submit" class="primary">
            Start
          </button>
        </form>
      </main>
    </div>
  )
}

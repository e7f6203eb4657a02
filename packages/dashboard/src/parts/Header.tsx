import type { VNode } from 'preact'
import type { View } from '../address/view.ts'
import { Bell } from './Bell.tsx'
import { linkTo, type Go } from './link.ts'

interface HeaderProps {
  /** `null` until it is known. */
  readonly business: string | null
  readonly view: View
  readonly go: Go
  readonly onSignOut: () => void
}

/** Whose results these are, and the way out. */
export function Header({ business, view, go, onSignOut }: HeaderProps): VNode {
  return (
    <header>
      <Bell />
      <p class="business" dir="auto">
        {business ?? 'Results'}
      </p>
      {view.business !== null && (
        <a class="quiet" {...linkTo({ ...view, business: null, where: {} }, go)}>
          Other business
        </a>
      )}
      <button type="button" class="quiet out" onClick={onSignOut}>
        Sign out
      </button>
    </header>
  )
}

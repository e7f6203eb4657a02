import type { Frame } from '@shopbell/core/report'
import type { VNode } from 'preact'
import type { View } from '../address/view.ts'
import { Bell } from './Bell.tsx'
import { LevelSwitch } from './LevelSwitch.tsx'
import { linkTo, type Go } from './link.ts'

interface HeaderProps {
  /** `null` until it is known. */
  readonly frame: Frame | null
  readonly view: View
  readonly go: Go
  readonly onSignOut: () => void
}

/** Whose results these are, who reads them, and the way out. */
export function Header({ frame, view, go, onSignOut }: HeaderProps): VNode {
  return (
    <header>
      <Bell />
      <p class="business" dir="auto">
        {frame?.name ?? view.business ?? 'Results'}
      </p>
      {view.business !== null && (
        <a class="quiet" {...linkTo({ ...view, business: null, where: {} }, go)}>
          Other business
        </a>
      )}
      <LevelSwitch view={view} frame={frame} go={go} />
      <button type="button" class="quiet out" onClick={onSignOut}>
        Sign out
      </button>
    </header>
  )
}

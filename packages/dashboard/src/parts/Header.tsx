import type { VNode } from 'preact'
import { PERIODS, type Period } from '../state/period.ts'
import { addressOf, type Selection } from '../state/selection.ts'
import { Bell } from './Bell.tsx'

interface HeaderProps {
  /** `null` until it is known. */
  readonly business: string | null
  readonly selection: Selection
  readonly onChoose: (selection: Selection) => void
  readonly onSignOut: () => void
}

const WORDS: Readonly<Record<Period, string>> = {
  all: 'All time',
  '28-days': '28 days',
  '7-days': '7 days',
  today: 'Today',
}

/** Whose results these are, of which time, and the way out. */
export function Header({ business, selection, onChoose, onSignOut }: HeaderProps): VNode {
  const link = (to: Selection) => ({
    href: addressOf(to),
    onClick: (event: MouseEvent) => {
      // Another tab is the browser's business.
      if (event.metaKey || event.ctrlKey || event.shiftKey) return
      event.preventDefault()
      onChoose(to)
    },
  })
  return (
    <header>
      <Bell />
      <h1>{business ?? 'Results'}</h1>
      {selection.business !== null && (
        <a class="quiet" {...link({ ...selection, business: null })}>
          Other business
        </a>
      )}
      <nav aria-label="Time">
        {PERIODS.map((period) => (
          <a
            key={period}
            {...link({ ...selection, period })}
            aria-current={period === selection.period ? 'true' : undefined}
          >
            {period.endsWith('days') && <span class="last">Last </span>}
            {WORDS[period]}
          </a>
        ))}
      </nav>
      <button type="button" class="quiet" onClick={onSignOut}>
        Sign out
      </button>
    </header>
  )
}

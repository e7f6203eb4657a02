import type { VNode } from 'preact'
import { pageOf } from '../pages/registry.ts'
import type { Reading } from '../state/state.ts'
import type { Act } from './App.tsx'
import { Filters } from './Filters.tsx'
import { Freshness } from './Freshness.tsx'
import { Header } from './Header.tsx'
import { Pages } from './Pages.tsx'

interface ShellProps {
  readonly reading: Reading
  readonly now: number
  readonly act: Act
}

/** What stands around every page: whose it is, which pages there are, the filters, how fresh it is. */
export function Shell({ reading, now, act }: ShellProps): VNode {
  const { view, frame, shown, pending } = reading
  const { title } = pageOf(view.page, view.level)
  return (
    <>
      <a class="skip" href="#content">
        Skip to the figures
      </a>
      <Header frame={frame} view={view} go={act.go} onSignOut={() => void act.signOut()} />
      <Pages view={view} go={act.go} />
      <main
        id="content"
        tabIndex={-1}
        class={pending && shown !== null ? 'pending' : ''}
        aria-busy={pending}
      >
        {frame?.demonstration === true && (
          <p class="demonstration" role="note">
            Demonstration: these answers are made up.
          </p>
        )}
        <div class="top">
          <h1>{title}</h1>
          <Filters view={view} frame={frame} go={act.go} />
        </div>
        <Freshness upToDate={reading.upToDate} lost={reading.lost} now={now} />
        {shown !== null &&
          frame !== null &&
          shown.draw({ view: shown.view, frame, reading, now, go: act.go, ask: act.ask })}
      </main>
    </>
  )
}

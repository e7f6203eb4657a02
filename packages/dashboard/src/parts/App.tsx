import type { VNode } from 'preact'
import type { Dashboard } from '../state/dashboard.ts'
import type { State } from '../state/state.ts'
import { Bell } from './Bell.tsx'
import { Refused } from './Refused.tsx'
import { Results } from './Results.tsx'
import { SignIn } from './SignIn.tsx'

interface AppProps {
  readonly state: State
  /** Epoch ms, for telling today from other days. */
  readonly now: number
  readonly act: Pick<Dashboard, 'choose' | 'signIn' | 'signOut'>
}

/** The whole page. It draws the state and decides nothing. */
export function App({ state, now, act }: AppProps): VNode {
  switch (state.at) {
    case 'starting':
      return (
        <main class="alone" aria-busy="true">
          <Bell />
        </main>
      )
    case 'signed-out':
      return (
        <SignIn
          wrong={state.wrong}
          busy={state.busy}
          onToken={(token) => void act.signIn({ token })}
        />
      )
    case 'refused':
      return (
        <Refused {...state} onBusiness={(business) => act.choose({ business, period: 'all' })} />
      )
    case 'reading':
      return (
        <Results
          reading={state}
          now={now}
          onChoose={act.choose}
          onSignOut={() => void act.signOut()}
        />
      )
  }
}

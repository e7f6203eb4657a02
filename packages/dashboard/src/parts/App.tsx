import type { VNode } from 'preact'
import { PLAIN_VIEW } from '../address/view.ts'
import type { Dashboard } from '../state/dashboard.ts'
import type { State } from '../state/state.ts'
import { Bell } from './Bell.tsx'
import type { Go } from './link.ts'
import { Refused } from './Refused.tsx'
import { Shell } from './Shell.tsx'
import { SignIn } from './SignIn.tsx'

/** What the reader can do. */
export type Act = Pick<Dashboard, 'ask' | 'signIn' | 'signOut'> & { readonly go: Go }

interface AppProps {
  readonly state: State
  /** Epoch ms, for telling today from other days. */
  readonly now: number
  readonly act: Act
}

/** Everything on the screen. It draws the state and decides nothing. */
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
        <Refused
          refusal={state}
          go={act.go}
          onBusiness={(business) => act.go({ ...PLAIN_VIEW, business })}
        />
      )
    case 'reading':
      return <Shell reading={state} now={now} act={act} />
  }
}

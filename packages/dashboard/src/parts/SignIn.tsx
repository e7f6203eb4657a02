import type { VNode } from 'preact'
import type { Wrong } from '../state/state.ts'
import { Bell } from './Bell.tsx'
import { givenIn } from './given-in.ts'

interface SignInProps {
  readonly wrong: Wrong | null
  readonly busy: boolean
  readonly onToken: (token: string) => void
}

const WORDS: Readonly<Record<Wrong, string>> = {
  token: 'That token is not right. Copy it whole from the place where Shopbell was started.',
  code: 'That link was used already, or is too old. Sign in with the token instead.',
  'too-many': 'Too many tries. Wait a minute, then try again.',
  lost: 'Shopbell does not answer. Is it running? Try again in a moment.',
}

/** Asks for the token when there is no session. */
export function SignIn({ wrong, busy, onToken }: SignInProps): VNode {
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (!busy) onToken(givenIn(event, 'token'))
  }
  return (
    <main class="alone">
      <form class="card" onSubmit={onSubmit}>
        <Bell />
        <h1>See your results</h1>
        <p id="token-help">
          Paste the token that was printed when Shopbell was started, or open the link beside it.
        </p>
        <label>
          Token
          <input
            name="token"
            type="password"
            required
            autocomplete="current-password"
            spellcheck={false}
            aria-describedby={wrong === null ? 'token-help' : 'token-wrong'}
            aria-invalid={wrong === 'token'}
          />
        </label>
        <p id="token-wrong" class="wrong" role="alert">
          {wrong !== null && WORDS[wrong]}
        </p>
        <button type="submit" class="primary" aria-disabled={busy}>
          {busy ? 'Signing in…' : 'Sign in'}
        </button>
      </form>
    </main>
  )
}

import { render } from 'preact'
import { createClient, type Key } from './api/client.ts'
import { App } from './parts/App.tsx'
import { startDashboard } from './state/dashboard.ts'
import { addressOf, codeOf, selectionOf, type Selection } from './state/selection.ts'
import { businessOf, type State } from './state/state.ts'

const page = document.querySelector('#page')!
const code = takeCode()

const dashboard = startDashboard(selectionOf(location.search), code, {
  client: createClient(new URL('../', location.href).href),
  now: () => Date.now(),
  offset: () => new Date().getTimezoneOffset() * -60_000,
  draw,
  isVisible: () => document.visibilityState === 'visible',
  onWake(wake) {
    document.addEventListener('visibilitychange', wake)
    addEventListener('online', wake)
    return () => {
      document.removeEventListener('visibilitychange', wake)
      removeEventListener('online', wake)
    }
  },
  wait(ms, then) {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
})

function draw(state: State): void {
  const business = state.at === 'reading' ? businessOf(state) : null
  document.title = business ? `${business} · Results` : 'Results · Shopbell'
  const act = {
    choose(selection: Selection) {
      history.pushState(null, '', addressOf(selection))
      dashboard.choose(selection)
    },
    signIn: (key: Key) => dashboard.signIn(key),
    signOut: () => dashboard.signOut(),
  }
  render(<App state={state} now={Date.now()} act={act} />, page)
}

/** Takes the one-time code out of the address, where it would stay in sight and in the history. */
function takeCode(): string | null {
  const code = codeOf(location.hash)
  if (code !== null) history.replaceState(null, '', location.pathname + location.search)
  return code
}

addEventListener('popstate', () => dashboard.choose(selectionOf(location.search)))
addEventListener('hashchange', () => {
  const code = takeCode()
  if (code !== null) void dashboard.signIn({ code })
})

import { render } from 'preact'
import { addressOf, codeOf, viewOf, type View } from './address/view.ts'
import { createClient, type Key } from './api/client.ts'
import type { Ask, Page } from './pages/page.ts'
import { pageOf } from './pages/registry.ts'
import { App } from './parts/App.tsx'
import { startDashboard } from './state/dashboard.ts'
import type { State } from './state/state.ts'

const page = document.querySelector('#page')!
const code = takeCode()

const dashboard = startDashboard(viewOf(location.pathname, location.search), code, {
  client: createClient(new URL('../', location.href).href),
  now: () => Date.now(),
  loadPage,
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

async function loadPage({ page, level }: View): Promise<Page | null> {
  try {
    return (await pageOf(page, level).load()).page
  } catch {
    return null
  }
}

function draw(state: State): void {
  document.title = titleOf(state)
  const act = {
    go(view: View, how?: 'replace') {
      const { page } = viewOf(location.pathname, location.search)
      if (how === 'replace') history.replaceState(null, '', addressOf(view))
      else history.pushState(null, '', addressOf(view))
      if (view.page !== page) scrollTo(0, 0)
      dashboard.choose(view)
    },
    ask: ((path, query, decode) => dashboard.ask(path, query, decode)) satisfies Ask,
    signIn: (key: Key) => dashboard.signIn(key),
    signOut: () => dashboard.signOut(),
  }
  render(<App state={state} now={Date.now()} act={act} />, page)
}

function titleOf(state: State): string {
  if (state.at !== 'reading') return 'Results · Shopbell'
  const { title } = pageOf(state.view.page, state.view.level)
  const business = state.frame?.name ?? state.view.business
  return business === null ? `${title} · Shopbell` : `${title} · ${business}`
}

/** Takes the one-time code out of the address, where it would stay in sight and in the history. */
function takeCode(): string | null {
  const code = codeOf(location.hash)
  if (code !== null) history.replaceState(null, '', location.pathname + location.search)
  return code
}

addEventListener('popstate', () => dashboard.choose(viewOf(location.pathname, location.search)))
addEventListener('hashchange', () => {
  const code = takeCode()
  if (code !== null) void dashboard.signIn({ code })
})

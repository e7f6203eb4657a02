import type { View } from '../address/view.ts'
import type { Client, Key, Reply } from '../api/client.ts'
import { queryOf } from '../api/query.ts'
import type { Ask, Page } from '../pages/page.ts'
import { KEPT, LISTED, mergeVisits } from './merge-visits.ts'
import { startPolling, type PollingEffects } from './polling.ts'
import { findPlaces } from './find-places.ts'
import { visitsWithin } from './visits-within.ts'
import { next, type Reading, type Refusal, type State, type Step, type Wrong } from './state.ts'

/** How often new answers are asked for, ms. */
const POLL = 2_000
/** How long to wait at most when the collector does not answer, ms. */
const LONGEST = 30_000
/** A report without news is asked for again after this long, ms: the day may have changed. */
const OLD = 60_000

/** New answers bring new figures no sooner than so many times as long as the figures took to come. */
const SELDOM = 10

/** Everything outside of the page's own memory. */
export interface Effects extends PollingEffects {
  readonly client: Client
  now(): number
  /** The code of the page that a view names; `null` when it did not come. */
  loadPage(view: View): Promise<Page | null>
  /** Shows a state; called after every change. */
  draw(state: State): void
}

/** What the reader can do. */
export interface Dashboard {
  choose(view: View): void
  signIn(key: Key): Promise<void>
  signOut(): Promise<void>
  /** Asks the collector for something that a page opens later. */
  readonly ask: Ask
  stop(): void
}

/**
 * Runs the page: keeps its one state and asks the collector while somebody looks.
 * @param code of the printed link; `null` relies on the session
 */
export function startDashboard(view: View, code: string | null, effects: Effects): Dashboard {
  const { client } = effects
  let state: State = { at: 'starting' }
  let chosen = view
  let reported = -Infinity
  /** How long what is shown took to come, ms: a large business is not asked about all the time. */
  let took = 0
  /** Whether answers have come that what is shown does not know of. */
  let isStale = false
  let failures = 0
  /** A code that was used already: its link may have been opened again while the session holds. */
  let spent: Wrong | null = null

  function step(happened: Step): void {
    state = next(state, happened)
    effects.draw(state)
  }

  async function refresh(): Promise<number | null> {
    if (state.at !== 'reading') return null
    const before: Reading = state
    const { view } = before
    const { business } = view
    const [frame, visits, page] = await Promise.all([
      before.frame === null ? client.frame(business) : kept(before.frame),
      client.visits({ business, limit: KEPT, after: before.cursor }),
      effects.loadPage(view),
    ])
    if (isOutdated(before)) return 0
    if (frame.kind !== 'ok') return fail(frame, before, 'business')
    if (visits.kind !== 'ok') return fail(visits, before, 'business')
    if (page === null) return fail({ kind: 'lost' }, before, 'view')
    const news = { type: 'arrived', frame: frame.value, visits: visits.value } as const
    const age = effects.now() - reported
    isStale ||= mergeVisits(before.visits, visits.value.visits) !== before.visits
    // Who has just tapped for the first time waits for this.
    const isDue = isStale && (age >= SELDOM * took || before.visits.length === 0)
    const isGood = age < OLD && !isDue
    if (isGood && !before.pending && before.shown !== null) {
      failures = 0
      step({ ...news, shown: null, places: before.places, devices: null, now: effects.now() })
      return POLL
    }
    isStale = false
    const asked = effects.now()
    const query = { ...queryOf(view, frame.value, effects.now()), ...page.query(view) }
    const draw = await client.read(page.path, query, page.read)
    if (isOutdated(before)) return 0
    if (draw.kind !== 'ok') return fail(draw, before, 'view')
    took = effects.now() - asked
    const all = mergeVisits(before.visits, visits.value.visits)
    const listed = visitsWithin(all, view, frame.value).slice(0, LISTED)
    const [places, devices] = await Promise.all([
      findPlaces(before, listed, client),
      client.devices(business),
    ])
    if (isOutdated(before)) return 0
    failures = 0
    spent = null
    reported = effects.now()
    step({
      ...news,
      shown: { view, draw: draw.value },
      places,
      // The figures are worth showing without them.
      devices: devices.kind === 'ok' ? devices.value : null,
      now: effects.now(),
    })
    return POLL
  }

  /** The reader chose something else, or signed out, while the collector was asked. */
  function isOutdated(before: Reading): boolean {
    return state.at !== 'reading' || state.view !== before.view
  }

  function fail(
    reply: Exclude<Reply<unknown>, { kind: 'ok' }>,
    { view }: Reading,
    about: Refusal['about'],
  ): number | null {
    switch (reply.kind) {
      case 'lost':
        step({ type: 'lost' })
        return Math.min(LONGEST, POLL * 2 ** failures++)
      case 'signed-out':
        step({ type: 'signed-out', wrong: spent })
        spent = null
        return null
      case 'refused':
        step({ ...reply, type: 'refused', about, view })
        return null
    }
  }

  const polling = startPolling(refresh, effects)

  async function signIn(key: Key): Promise<void> {
    step({ type: 'signing-in' })
    const entry = await client.signIn(key)
    if (entry === 'wrong' && 'code' in key) spent = 'code'
    if (entry === 'in' || spent !== null) choose(chosen)
    else step({ type: 'signed-out', wrong: entry === 'wrong' ? 'token' : entry })
  }

  function choose(view: View): void {
    chosen = view
    step({ type: 'chose', view })
    polling.hurry()
  }

  effects.draw(state)
  if (code === null) choose(view)
  else void signIn({ code })

  return {
    choose,
    signIn,
    async signOut() {
      if (await client.signOut()) step({ type: 'signed-out', wrong: null })
      else step({ type: 'lost' })
    },
    async ask(path, query, decode) {
      const reply = await client.read(path, { business: chosen.business, ...query }, decode)
      if (reply.kind === 'signed-out') step({ type: 'signed-out', wrong: null })
      return reply
    },
    stop: () => polling.stop(),
  }
}

function kept<Value>(value: Value): Reply<Value> {
  return { kind: 'ok', value }
}

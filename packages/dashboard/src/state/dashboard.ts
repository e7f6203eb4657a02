import type { Client, Key, Reply } from '../api/client.ts'
import { LISTED, mergeVisits } from './merge-visits.ts'
import { firstDay } from './period.ts'
import { startPolling, type PollingEffects } from './polling.ts'
import { findPlaces } from './find-places.ts'
import type { Selection } from './selection.ts'
import { shopOffset } from './shop-offset.ts'
import { next, type Reading, type State, type Step, type Wrong } from './state.ts'

/** How often new answers are asked for, ms. */
const POLL = 2_000
/** How long to wait at most when the collector does not answer, ms. */
const LONGEST = 30_000
/** A report without news is asked for again after this long, ms: the day may have changed. */
const OLD = 60_000

/** Everything outside of the page's own memory. */
export interface Effects extends PollingEffects {
  readonly client: Client
  now(): number
  /** How far the reader's clock is ahead of UTC, ms. */
  offset(): number
  /** Shows a state; called after every change. */
  draw(state: State): void
}

/** What the reader can do. */
export interface Dashboard {
  choose(selection: Selection): void
  signIn(key: Key): Promise<void>
  signOut(): Promise<void>
  stop(): void
}

/**
 * Runs the page: keeps its one state and asks the collector while somebody looks.
 * @param code of the printed link; `null` relies on the session
 */
export function startDashboard(
  selection: Selection,
  code: string | null,
  effects: Effects,
): Dashboard {
  const { client } = effects
  let state: State = { at: 'starting' }
  let chosen = selection
  let reported = -Infinity
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
    const { business, period } = before.selection
    const visits = await client.visits({ business, limit: LISTED, after: before.cursor })
    if (isOutdated(before)) return 0
    if (visits.kind !== 'ok') return fail(visits)
    const merged = mergeVisits(before.visits, visits.value.visits)
    if (
      merged === before.visits &&
      !before.pending &&
      before.report !== null &&
      effects.now() - reported < OLD
    ) {
      failures = 0
      step({
        type: 'arrived',
        visits: visits.value,
        places: before.places,
        report: null,
        devices: null,
        now: effects.now(),
      })
      return POLL
    }
    const from = firstDay(period, effects.now(), shopOffset(merged, effects.offset()))
    const report = await client.report({ business, from })
    if (isOutdated(before)) return 0
    if (report.kind !== 'ok') return fail(report)
    const [places, devices] = await Promise.all([
      findPlaces(before, visits.value.visits, client),
      client.devices(business),
    ])
    if (isOutdated(before)) return 0
    failures = 0
    spent = null
    reported = effects.now()
    step({
      type: 'arrived',
      visits: visits.value,
      report: report.value,
      places,
      // The figures are worth showing without them.
      devices: devices.kind === 'ok' ? devices.value : null,
      now: effects.now(),
    })
    return POLL
  }

  /** The reader chose something else, or signed out, while the collector was asked. */
  function isOutdated(before: Reading): boolean {
    return state.at !== 'reading' || state.selection !== before.selection
  }

  function fail(reply: Exclude<Reply<unknown>, { kind: 'ok' }>): number | null {
    switch (reply.kind) {
      case 'lost':
        step({ type: 'lost' })
        return Math.min(LONGEST, POLL * 2 ** failures++)
      case 'signed-out':
        step({ type: 'signed-out', wrong: spent })
        spent = null
        return null
      case 'refused':
        step({ type: 'refused', detail: reply.detail, businesses: reply.businesses })
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

  function choose(selection: Selection): void {
    chosen = selection
    step({ type: 'chose', selection })
    polling.hurry()
  }

  effects.draw(state)
  if (code === null) choose(selection)
  else void signIn({ code })

  return {
    choose,
    signIn,
    async signOut() {
      if (await client.signOut()) step({ type: 'signed-out', wrong: null })
      else step({ type: 'lost' })
    },
    stop: () => polling.stop(),
  }
}

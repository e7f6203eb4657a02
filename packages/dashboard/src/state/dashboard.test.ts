import { indexOf } from '@shopbell/core'
import { expect, test, vi } from 'vitest'
import type { Client, Entry, Key, Reply } from '../api/client.ts'
import type { Device } from '../api/devices.ts'
import type { Report } from '../api/report.ts'
import type { Visit } from '../api/visit.ts'
import { startDashboard } from './dashboard.ts'
import type { Selection } from './selection.ts'
import type { State } from './state.ts'

const score = indexOf('smiley4', [1, 2, 3, 4])
const REPORT: Report = {
  business: 'acme',
  name: 'Acme',
  service: score,
  experience: score,
  gap: { ...score, basis: 'unpaired', pairs: 0, excluded: 0 },
  channels: [],
  together: [],
}
const EVERYTHING: Selection = { business: null, period: 'all' }

/** The page with a collector in memory, a clock and a screen that the test moves. */
function page({ code = null, isIn = true }: { code?: string | null; isIn?: boolean } = {}) {
  const collector = {
    isIn,
    isUp: true,
    visits: [] as Visit[],
    devices: [] as Device[],
    asked: [] as string[],
    right: 'right',
  }
  const answer = <Value>(value: () => Value): Reply<Value> => {
    if (!collector.isUp) return { kind: 'lost' }
    return collector.isIn ? { kind: 'ok', value: value() } : { kind: 'signed-out' }
  }
  const client: Client = {
    async signIn(key: Key): Promise<Entry> {
      collector.asked.push('sign in')
      if (!collector.isUp) return 'lost'
      const isRight = Object.values(key).includes(collector.right)
      collector.isIn ||= isRight
      return isRight ? 'in' : 'wrong'
    },
    async signOut() {
      if (collector.isUp) collector.isIn = false
      return collector.isUp
    },
    async report({ from }) {
      collector.asked.push(`report ${from ?? 'all'}`)
      return answer(() => REPORT)
    },
    async visits({ after }) {
      collector.asked.push(`visits ${after ?? 'all'}`)
      const cursor = String(collector.visits.length)
      return answer(() => ({ visits: collector.visits.slice(Number(after ?? 0)), cursor }))
    },
    async devices() {
      return answer(() => collector.devices)
    },
    async place() {
      return { kind: 'lost' }
    },
  }
  const screen = { isVisible: true, now: Date.UTC(2026, 10, 22, 12) }
  const timers: { ms: number; ring: () => void }[] = []
  let wake = (): void => undefined
  let state: State = { at: 'starting' }
  const dashboard = startDashboard(EVERYTHING, code, {
    client,
    now: () => screen.now,
    offset: () => 0,
    draw: (drawn) => (state = drawn),
    isVisible: () => screen.isVisible,
    onWake(then) {
      wake = then
      return () => undefined
    },
    wait(ms, then) {
      const timer = { ms, ring: then }
      timers.push(timer)
      return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1))
    },
  })
  return {
    collector,
    screen,
    dashboard,
    timers,
    wake: () => wake(),
    state: () => state,
    /** Waits until the page has nothing to do but wait, then says what it shows. */
    async rests(): Promise<State> {
      await vi.waitFor(() =>
        expect(timers.length > 0 || !['starting', 'reading'].includes(state.at)).toBe(true),
      )
      return state
    },
    /** Lets the pause pass. */
    passes(): number {
      const timer = timers.shift()!
      screen.now += timer.ms
      timer.ring()
      return timer.ms
    },
  }
}

function visit(id: string, received: number): Visit {
  return { id, touchpoint: 'exit', name: 'Exit', at: received, received, hour: null, answers: [] }
}

test('with a session the figures and the list are there at once', async () => {
  const { rests, collector } = page()
  collector.visits.push(visit('a', 1))
  expect(await rests()).toMatchObject({
    at: 'reading',
    report: { business: 'acme' },
    visits: [{ id: 'a' }],
    fresh: new Set(),
    lost: false,
    pending: false,
  })
})

test('without a session it asks to sign in, says when the token is wrong, and goes on after', async () => {
  const { rests, dashboard } = page({ isIn: false })
  expect(await rests()).toEqual({ at: 'signed-out', wrong: null, busy: false })
  await dashboard.signIn({ token: 'guess' })
  expect(await rests()).toEqual({ at: 'signed-out', wrong: 'token', busy: false })
  await dashboard.signIn({ token: 'right' })
  expect(await rests()).toMatchObject({ at: 'reading' })
})

test('the code of the printed link signs in before anything is asked', async () => {
  const { rests, collector } = page({ code: 'right', isIn: false })
  expect(await rests()).toMatchObject({ at: 'reading', report: { business: 'acme' } })
  expect(collector.asked[0]).toBe('sign in')
})

test('a link that was used already still works while the session holds', async () => {
  expect(await page({ code: 'spent' }).rests()).toMatchObject({ at: 'reading', lost: false })
  const { rests, dashboard } = page({ code: 'spent', isIn: false })
  expect(await rests()).toMatchObject({ at: 'signed-out', wrong: 'code' })
  await dashboard.signIn({ token: 'guess' })
  expect(await rests()).toMatchObject({ wrong: 'token' })
})

test('new answers bring new figures; without any, the figures are not asked for', async () => {
  const { rests, passes, collector } = page()
  collector.visits.push(visit('a', 1))
  await rests()
  collector.asked.length = 0
  expect(passes()).toBe(2000)
  await rests()
  expect(collector.asked).toEqual(['visits 1'])
  collector.visits.push(visit('b', 2))
  passes()
  expect(await rests()).toMatchObject({ visits: [{ id: 'b' }, { id: 'a' }], fresh: new Set(['b']) })
  expect(collector.asked).toEqual(['visits 1', 'visits 1', 'report all'])
})

test('when the collector is gone the figures stay, it says since when, and tries ever less often', async () => {
  const { rests, passes, collector, screen } = page()
  await rests()
  const last = screen.now
  collector.isUp = false
  const pauses: number[] = []
  for (let tries = 0; tries < 6; tries++) {
    pauses.push(passes())
    expect(await rests()).toMatchObject({ lost: true, upToDate: last, report: REPORT })
  }
  expect(pauses).toEqual([2000, 2000, 4000, 8000, 16000, 30000])
  collector.isUp = true
  passes()
  expect(await rests()).toMatchObject({ lost: false, upToDate: screen.now })
  expect(passes()).toBe(2000)
})

test('nobody looking, nothing asked; looking again asks at once', async () => {
  const { rests, passes, collector, screen, wake, timers } = page()
  await rests()
  screen.isVisible = false
  collector.asked.length = 0
  passes()
  expect(timers).toEqual([])
  expect(collector.asked).toEqual([])
  screen.isVisible = true
  wake()
  await rests()
  expect(collector.asked).toEqual(['visits 0'])
})

test('another period keeps the figures in sight until its own are there', async () => {
  const { rests, dashboard, state, collector } = page()
  await rests()
  dashboard.choose({ business: null, period: 'today' })
  expect(state()).toMatchObject({ pending: true, report: REPORT })
  await vi.waitFor(() => expect(state()).toMatchObject({ pending: false }))
  expect(collector.asked.at(-1)).toBe('report 2026-11-22')
})

test('signing out ends it, and only when it really did', async () => {
  const { rests, dashboard, collector } = page()
  await rests()
  collector.isUp = false
  await dashboard.signOut()
  expect(await rests()).toMatchObject({ at: 'reading', lost: true })
  collector.isUp = true
  await dashboard.signOut()
  expect(await rests()).toMatchObject({ at: 'signed-out', wrong: null })
})

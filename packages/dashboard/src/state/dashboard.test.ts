import type { Frame } from '@shopbell/core/report'
import { expect, test, vi } from 'vitest'
import { PLAIN_VIEW, type View } from '../address/view.ts'
import type { Client, Entry, Key, Reply } from '../api/client.ts'
import type { Device } from '../api/devices.ts'
import type { Visit } from '../api/visit.ts'
import type { Page } from '../pages/page.ts'
import { startDashboard } from './dashboard.ts'
import type { State } from './state.ts'

const FRAME: Frame = {
  business: 'acme',
  name: 'Acme',
  timeZone: 'UTC',
  demonstration: false,
  touchpoints: [],
  locations: [],
}
const TODAY: View = { ...PLAIN_VIEW, period: 'all' }
/** A page that draws nothing, and is known by being one. */
const PAGE: Page = { path: 'v1/report', query: () => ({ by: 'channel' }), read: () => () => null }

/** The page with a collector in memory, a clock and a screen that the test moves. */
function page({ code = null, isIn = true }: { code?: string | null; isIn?: boolean } = {}) {
  const collector = {
    isIn,
    isUp: true,
    hasCode: true,
    /** How long a report takes, ms. */
    takes: 0,
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
    async frame(business) {
      if (business === 'nobody') return NO_SUCH
      return answer(() => FRAME)
    },
    async read(path, { from, by, ...query }, decode) {
      collector.asked.push(`${path} ${by ?? ''} ${from ?? 'all'}`)
      if (query['where.channel'] === 'parrot') return NO_SUCH
      screen.now += collector.takes
      const value = decode({})
      return value === null ? { kind: 'lost' } : answer(() => value)
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
  const dashboard = startDashboard(TODAY, code, {
    client,
    now: () => screen.now,
    loadPage: async () => (collector.hasCode ? PAGE : null),
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

const NO_SUCH: Reply<never> = { kind: 'refused', detail: 'None of that id.', businesses: [] }

function visit(id: string, received: number): Visit {
  return { id, touchpoint: 'exit', name: 'Exit', at: received, received, hour: null, answers: [] }
}

test('with a session the figures and the list are there at once', async () => {
  const { rests, collector } = page()
  collector.visits.push(visit('a', 1))
  expect(await rests()).toMatchObject({
    at: 'reading',
    frame: { business: 'acme' },
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
  expect(await rests()).toMatchObject({ at: 'reading', frame: { business: 'acme' } })
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
  expect(collector.asked).toEqual(['visits 1', 'visits 1', 'v1/report channel all'])
})

test('figures that take long to come are asked for seldom, and do come', async () => {
  const { rests, passes, collector } = page()
  collector.takes = 500
  collector.visits.push(visit('n0', 0))
  await rests()
  collector.asked.length = 0
  const reports = () => collector.asked.filter((path) => path.startsWith('v1/report')).length
  for (let n = 1; n <= 2; n++) {
    collector.visits.push(visit(`n${n}`, n))
    passes()
    await rests()
  }
  expect(reports()).toBe(0)
  passes()
  expect(await rests()).toMatchObject({ visits: [{ id: 'n2' }, { id: 'n1' }, { id: 'n0' }] })
  expect(reports()).toBe(1)
  passes()
  await rests()
  expect(reports()).toBe(1)
})

test('the first answer of all brings its figures at once', async () => {
  const { rests, passes, collector } = page()
  collector.takes = 5_000
  await rests()
  collector.asked.length = 0
  collector.visits.push(visit('a', 1))
  passes()
  expect(await rests()).toMatchObject({ visits: [{ id: 'a' }] })
  expect(collector.asked).toContain('v1/report channel all')
})

test('when the collector is gone the figures stay, it says since when, and tries ever less often', async () => {
  const { rests, passes, collector, screen } = page()
  await rests()
  const last = screen.now
  collector.isUp = false
  const pauses: number[] = []
  for (let tries = 0; tries < 6; tries++) {
    pauses.push(passes())
    expect(await rests()).toMatchObject({ lost: true, upToDate: last, shown: { view: TODAY } })
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
  const view: View = { ...PLAIN_VIEW, period: 'today' }
  dashboard.choose(view)
  expect(state()).toMatchObject({ pending: true, view, shown: { view: TODAY } })
  await vi.waitFor(() => expect(state()).toMatchObject({ pending: false, shown: { view } }))
  expect(collector.asked.at(-1)).toBe('v1/report channel 2026-11-22')
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

test('a page whose code did not come is tried again', async () => {
  const { rests, passes, collector } = page()
  collector.hasCode = false
  expect(await rests()).toMatchObject({ at: 'reading', lost: true, shown: null })
  collector.hasCode = true
  passes()
  expect(await rests()).toMatchObject({ lost: false, shown: { view: TODAY } })
})

test('an unknown business asks which, an unknown filter offers to show everything', async () => {
  const { rests, dashboard } = page()
  await rests()
  const view: View = { ...TODAY, where: { channel: 'parrot' } }
  dashboard.choose(view)
  await vi.waitFor(async () =>
    expect(await rests()).toMatchObject({ at: 'refused', about: 'view', view }),
  )
  dashboard.choose({ ...TODAY, business: 'nobody' })
  await vi.waitFor(async () => expect(await rests()).toMatchObject({ about: 'business' }))
})

test('what a page opens later is asked of the same business', async () => {
  const { rests, dashboard, collector } = page()
  await rests()
  expect(await dashboard.ask('v1/comments', {}, () => 7)).toEqual({ kind: 'ok', value: 7 })
  collector.isIn = false
  expect(await dashboard.ask('v1/comments', {}, () => 7)).toEqual({ kind: 'signed-out' })
  expect(await rests()).toMatchObject({ at: 'signed-out' })
})

import { openOutbox } from '@shopbell/outbox/whole'
import { startVisit } from '@shopbell/widget/prompt'
import { fetchPart } from './app/fetch-part.ts'
import { fetchTabletFollowUps, type TabletFollowUps } from './app/follow-ups.ts'
import { drawKiosk, type Extras } from './app/kiosk.ts'
import { showPage } from './app/show-page.ts'
import { identify, type Identity } from './device/identity.ts'
import { openMemory } from './device/memory.ts'
import { recallPaired, senderHeaders, type Paired } from './device/paired.ts'
import { findPlace, rememberPlace, type Place } from './device/place.ts'
import { fetchPrompts, keptPrompts, type Prompts } from './device/prompts.ts'
import { watchFirstTouch } from './touch/first-touch.ts'
import { stayPut } from './touch/stay-put.ts'
import { mostReasons } from './turn/most-reasons.ts'
import { startTurns } from './turn/turns.ts'
import { reportUp } from './worker/up.ts'

/** How often the collector is asked whether the prompt has changed, ms. */
const REFRESH = 600_000
/** How often a first start without a network tries again, ms. */
const RETRY = 30_000

const collector = location.origin
const address = new URLSearchParams(location.search)
const memory = openMemory()

/** Which tablet this is, and where it stands. */
interface Standing {
  readonly identity: Identity
  readonly paired: Paired | null
  readonly place: Place
}

async function begin(): Promise<void> {
  const [identity, paired] = await Promise.all([
    identify({ memory, named: address.get('device') }),
    recallPaired(memory),
  ])
  // A tablet that was paired stays where it was confirmed to stand.
  const place = paired ?? (await findPlace(location.search, memory))
  if (place === null || address.has('pair')) await setUp(identity, null)
  else await start({ identity, paired, place })
}

/** Starts with the prompts at hand; asks the network first only when there are none. */
async function start(standing: Standing): Promise<void> {
  const { identity, place } = standing
  const kept = await keptPrompts(place, memory)
  const fresh = fetchPrompts(collector, place, memory)
  try {
    if (kept === null) await run(standing, await fresh)
    else await run(standing, kept, fresh)
  } catch (reason) {
    await setUp(identity, place, reason instanceof Error ? reason.message : String(reason))
    retry(standing)
  }
}

/** A tablet that was switched on before the network was waits for it by itself. */
function retry(standing: Standing): void {
  const again = async (): Promise<void> => {
    try {
      const prompts = await fetchPrompts(collector, standing.place, memory)
      clearInterval(timer)
      removeEventListener('online', tryAgain)
      await run(standing, prompts)
    } catch {
      // Still not: the form stays as it is, perhaps half filled in.
    }
  }
  const tryAgain = (): void => void again()
  const timer = setInterval(tryAgain, RETRY)
  addEventListener('online', tryAgain)
}

async function run(standing: Standing, prompts: Prompts, fresh?: Promise<Prompts>): Promise<void> {
  const { identity, paired, place } = standing
  const { id, boot, sequence, giveBack, mono } = identity
  // Before anything is drawn: what a person can see survives a power cut.
  await rememberPlace(place, memory)
  const outbox = openOutbox({
    url: new URL('/v1/responses', collector).href,
    headers: () => senderHeaders(identity, paired),
  })
  // Made before anybody can tap or leave: WebKit may hang on a database whose page went away while
  // it was being made.
  await outbox.quarantined()
  const withTouch = watchFirstTouch()
  const turns = startTurns({
    prompts,
    outbox: {
      add: (row) => outbox.add(withTouch({ ...row, body: { ...row.body, mono: mono() } })),
      withdraw: (key) => outbox.withdraw(key),
    },
    giveBack,
    start: (view, keep) =>
      startVisit({ view: mostReasons(view), keep, device: { id, boot }, sequence }),
  })
  if (turns.visit.state.screen.at === 'thanked') {
    throw new Error('This touchpoint asks nothing that a tablet can draw.')
  }
  document.title = prompts[0].business.name
  let followUps: TabletFollowUps | null = null
  let extras: Extras | null = null
  const kiosk = drawKiosk({ turns, followUps: () => followUps, extras: () => extras })
  const { screen, adopt, dress } = showPage(kiosk.element, prompts[0].theme)
  turns.watch(() => dress(turns.view.theme))
  reportUp(true)
  // Behind the first screen: what it does not need.
  const later = async (): Promise<void> => {
    followUps = await fetchTabletFollowUps()
    adopt(followUps.css)
    followUps.stayAboveKeyboard(kiosk.element)
    kiosk.update()
    const { voice, sounds } = turns.view.tablet
    if (!voice && !sounds) return
    const { createExtras } = await fetchPart(() => import('./app/extras.ts'))
    extras = createExtras()
    kiosk.update()
  }
  void later()
  stayPut()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void turns.leave()
  })
  outbox.start()

  const take = async (newer: Promise<Prompts>): Promise<void> => {
    try {
      turns.replace(await newer)
    } catch {
      // Without a network the prompts at hand go on.
    }
  }
  if (fresh !== undefined) void take(fresh)
  setInterval(() => void take(fetchPrompts(collector, place, memory)), REFRESH)

  const { attend } = await fetchPart(() => import('./attract/attend.ts'))
  void attend({ ...standing, collector, memory, outbox, turns, screen })
}

async function setUp(
  identity: Identity,
  place: Place | null,
  wrong: string | null = null,
): Promise<void> {
  const { openSetUp } = await fetchPart(() => import('./pairing/set-up.ts'))
  const named = {
    ...(address.get('business') === null ? {} : { business: address.get('business')! }),
    ...(address.get('touchpoint') === null ? {} : { touchpoint: address.get('touchpoint')! }),
  }
  openSetUp({
    collector,
    memory,
    device: identity.id,
    place: place ?? named,
    isAgain: address.has('pair'),
    wrong,
    isForgetful: identity.isForgetful,
    open: (query) => (location.search = String(new URLSearchParams(query))),
  })
  // A tablet that stood somewhere and does not get there is better off with the version before.
  reportUp(wrong === null)
}

void begin()

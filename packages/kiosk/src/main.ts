import type { Outbox } from '@shopbell/outbox'
import { openOutbox } from '@shopbell/outbox/whole'
import { startVisit } from '@shopbell/widget/prompt'
import { fetchPart } from './app/fetch-part.ts'
import { fetchTabletFollowUps, type TabletFollowUps } from './app/follow-ups.ts'
import { drawKiosk, type Extras } from './app/kiosk.ts'
import { showPage } from './app/show-page.ts'
import { identify } from './device/identity.ts'
import { openMemory } from './device/memory.ts'
import { findPlace, rememberPlace, type Place } from './device/place.ts'
import { fetchPrompts, keptPrompts, type Prompts } from './device/prompts.ts'
import { whenQuiet } from './device/quiet.ts'
import { keepAwake } from './device/wake-lock.ts'
import { stayPut } from './touch/stay-put.ts'
import { mostReasons } from './turn/most-reasons.ts'
import { startTurns, type Turns } from './turn/turns.ts'
import { registerWorker, type Versions } from './worker/registration.ts'

/** How often the collector is asked whether the prompt has changed, ms. */
const REFRESH = 600_000
/** How often a first start without a network tries again, ms. */
const RETRY = 30_000

const collector = location.origin
const memory = openMemory()
const versions = registerWorker().catch((): Versions => ({ takeNewer: () => {} }))

/** Starts with the prompts at hand; asks the network first only when there are none. */
async function start(place: Place): Promise<void> {
  const kept = await keptPrompts(place, memory)
  const fresh = fetchPrompts(collector, place, memory)
  if (kept !== null) {
    await run(place, kept, fresh)
    return
  }
  try {
    await run(place, await fresh)
  } catch (reason) {
    await setUp(place, reason instanceof Error ? reason.message : String(reason))
    retry(place)
  }
}

/** A tablet that was switched on before the network was waits for it by itself. */
function retry(place: Place): void {
  const again = async (): Promise<void> => {
    try {
      const prompts = await fetchPrompts(collector, place, memory)
      clearInterval(timer)
      removeEventListener('online', tryAgain)
      await run(place, prompts)
    } catch {
      // Still not: the form stays as it is, perhaps half filled in.
    }
  }
  const tryAgain = (): void => void again()
  const timer = setInterval(tryAgain, RETRY)
  addEventListener('online', tryAgain)
}

async function run(place: Place, prompts: Prompts, fresh?: Promise<Prompts>): Promise<void> {
  // Before anything is drawn: what a person can see survives a power cut.
  const [identity] = await Promise.all([identify(memory), rememberPlace(place, memory)])
  const device = { id: identity.id, boot: identity.boot }
  const outbox = openOutbox({ url: new URL('/v1/responses', collector).href })
  // Made before anybody can tap or leave: WebKit may hang on a database whose page went away while
  // it was being made.
  await outbox.status()
  const turns = startTurns({
    prompts,
    outbox,
    giveBack: identity.giveBack,
    start: (view, keep) =>
      startVisit({ view: mostReasons(view), keep, device, sequence: identity.sequence }),
  })
  if (turns.visit.state.screen.at === 'thanked') {
    throw new Error('This touchpoint asks nothing that a tablet can draw.')
  }
  document.title = prompts[0].business.name
  let followUps: TabletFollowUps | null = null
  let extras: Extras | null = null
  const kiosk = drawKiosk({ turns, followUps: () => followUps, extras: () => extras })
  const { adopt, dress } = showPage(kiosk.element, prompts[0].theme)
  turns.watch(() => dress(turns.view.theme))
  // Behind the first screen: what it does not need.
  const later = async (): Promise<void> => {
    followUps = await fetchTabletFollowUps()
    adopt(followUps.css)
    kiosk.update()
    const { voice, sounds } = turns.view.tablet
    if (!voice && !sounds) return
    const { createExtras } = await fetchPart(() => import('./app/extras.ts'))
    extras = createExtras()
    kiosk.update()
  }
  void later()
  stayPut()
  keepAwake()
  outbox.start()
  whenQuiet(
    () => turns.isFree,
    () => void renew(turns, outbox),
  )

  const take = async (newer: Promise<Prompts>): Promise<void> => {
    try {
      turns.replace(await newer)
    } catch {
      // Without a network the prompts at hand go on.
    }
  }
  if (fresh !== undefined) void take(fresh)
  setInterval(() => void take(fetchPrompts(collector, place, memory)), REFRESH)
}

/** A newer prompt, or a newer version of the page; never while an answer lives in this page alone. */
async function renew(turns: Turns, outbox: Outbox): Promise<void> {
  turns.refresh()
  const { storage, pending } = await outbox.status()
  if (storage === 'disk' || pending === 0) (await versions).takeNewer()
}

async function setUp(place: Place | null, wrong: string | null): Promise<void> {
  const onPlace = (business: string, touchpoint: string): void => {
    location.search = String(new URLSearchParams({ business, touchpoint }))
  }
  const { drawSetUp } = await fetchPart(() => import('./app/set-up.ts'))
  const { adopt } = showPage(drawSetUp({ place, wrong, onPlace }), {})
  adopt((await fetchTabletFollowUps()).css)
}

findPlace(location.search, memory)
  .then((place) => (place === null ? setUp(null, null) : start(place)))
  .catch((reason: unknown) => setUp(null, String(reason)))

import type { Outbox } from '@shopbell/outbox'
import { openOutbox } from '@shopbell/outbox/whole'
import { createHost, followUps, PROMPT_CSS, startVisit, themeCss } from '@shopbell/widget/prompt'
import { drawKiosk } from './app/kiosk.ts'
import { KIOSK_CSS } from './app/kiosk-css.ts'
import { drawSetUp } from './app/set-up.ts'
import { identify } from './device/identity.ts'
import { openMemory } from './device/memory.ts'
import { findPlace, rememberPlace, type Place } from './device/place.ts'
import { fetchPrompts, keptPrompts, type Prompts } from './device/prompts.ts'
import { whenQuiet } from './device/quiet.ts'
import { keepAwake } from './device/wake-lock.ts'
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
    setUp(place, reason instanceof Error ? reason.message : String(reason))
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
    start: (view) =>
      startVisit({ view, keep: (row) => outbox.add(row), device, sequence: identity.sequence }),
  })
  if (turns.visit.state.screen.at === 'thanked') {
    throw new Error('This touchpoint asks nothing that a tablet can draw.')
  }
  document.title = prompts[0].business.name
  const dress = draw(drawKiosk(turns), prompts[0])
  turns.watch(() => dress(turns.view))
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

function setUp(place: Place | null, wrong: string | null): void {
  const onPlace = (business: string, touchpoint: string): void => {
    location.search = String(new URLSearchParams({ business, touchpoint }))
  }
  draw(drawSetUp({ place, wrong, onPlace }), { theme: {} })
}

/** Draws the page. @returns how to change its colours later */
function draw(
  app: HTMLElement,
  { theme }: { readonly theme: Partial<Prompts[0]['theme']> },
): (view: Prompts[0]) => void {
  const { host, root, adopt } = createHost(
    PROMPT_CSS + followUps.FOLLOW_UP_CSS + KIOSK_CSS,
    'shopbell-kiosk',
  )
  adopt(themeCss(theme))
  document.body.replaceChildren(host)
  root.append(app)
  return ({ theme }) => root.adoptedStyleSheets[1]!.replaceSync(themeCss(theme))
}

findPlace(location.search, memory)
  .then((place) => (place === null ? setUp(null, null) : start(place)))
  .catch((reason: unknown) => setUp(null, String(reason)))

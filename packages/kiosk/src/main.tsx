import { openOutbox } from '@shopbell/outbox'
import { createHost, PROMPT_CSS, startVisit, themeCss } from '@shopbell/widget/prompt'
import { render } from 'preact'
import { Kiosk } from './app/Kiosk.tsx'
import { KIOSK_CSS } from './app/kiosk-css.ts'
import { SetUp } from './app/SetUp.tsx'
import { identify } from './device/identity.ts'
import { openMemory } from './device/memory.ts'
import { findPlace, type Place } from './device/place.ts'
import { fetchPrompts, keptPrompts, type Prompts } from './device/prompts.ts'
import { keepAwake } from './device/wake-lock.ts'
import { startTurns } from './turn/turns.ts'
import { keepUpToDate } from './worker/registration.ts'

/** How often the collector is asked whether the prompt has changed, ms. */
const REFRESH = 600_000

const collector = location.origin
const memory = openMemory()
let lastTouch = 0
let isFree = (): boolean => true

/** Starts with the prompts at hand; asks the network first only when there are none. */
async function start(place: Place): Promise<void> {
  const kept = await keptPrompts(place, memory)
  const fresh = fetchPrompts(collector, place, memory)
  if (kept === null) {
    try {
      await run(place, await fresh)
    } catch (reason) {
      setUp(reason instanceof Error ? reason.message : String(reason))
    }
    return
  }
  await run(place, kept, fresh)
}

async function run(place: Place, prompts: Prompts, fresh?: Promise<Prompts>): Promise<void> {
  const identity = await identify(memory)
  const device = { id: identity.id, boot: identity.boot }
  const outbox = openOutbox({ url: new URL('/v1/responses', collector).href })
  outbox.start()
  const turns = startTurns({
    prompts,
    start: (view) =>
      startVisit({ view, keep: (row) => outbox.add(row), device, sequence: identity.sequence }),
  })
  isFree = () => turns.isFree
  document.title = prompts[0].business.name
  draw(<Kiosk turns={turns} />, themeCss(prompts[0].theme))
  keepAwake()

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

function setUp(wrong: string | null): void {
  const onPlace = (business: string, touchpoint: string): void => {
    location.search = String(new URLSearchParams({ business, touchpoint }))
  }
  draw(<SetUp wrong={wrong} onPlace={onPlace} />, themeCss({}))
}

function draw(app: preact.JSX.Element, theme: string): void {
  const { host, root } = createHost([PROMPT_CSS, theme, KIOSK_CSS], 'shopbell-kiosk')
  document.body.replaceChildren(host)
  render(app, root)
}

for (const type of ['pointerdown', 'keydown'] as const) {
  addEventListener(type, () => (lastTouch = Date.now()), { capture: true })
}
findPlace(location.search, memory)
  .then((place) => (place === null ? setUp(null) : start(place)))
  .catch((reason: unknown) => setUp(String(reason)))
keepUpToDate(
  () => isFree(),
  () => lastTouch,
).catch(() => undefined)

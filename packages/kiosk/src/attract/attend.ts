import { fetchPart } from '../app/fetch-part.ts'
import { gatherFacts } from '../device/facts.ts'
import { startHeartbeat, type Beat } from '../device/heartbeat.ts'
import { proveMemory } from '../device/canary.ts'
import { rememberClock } from '../device/clock.ts'
import type { Asking, Tablet } from '../device/tablet.ts'
import { keepAwake } from '../device/wake-lock.ts'
import { isChecking } from '../self-test/pending.ts'
import { watchGesture } from '../staff/gesture.ts'
import { isLayerOpen } from '../staff/layer.ts'
import { NO_VERSIONS, registerWorker } from '../worker/registration.ts'
import { isOpen } from '@shopbell/core/time'
import { checkedOpening, recallOpening, rememberOpening, type Opening } from './opening.ts'
import { MINUTE, placeIn } from './shift.ts'
import { createSleep } from './sleep.ts'

/** How long nobody may have touched the tablet before a newer prompt is drawn, or the picture moves, ms. */
const QUIET = 10_000
/** The same before it attracts: only then may a newer version take over, or the night begin. */
const ATTRACT = 60_000
/** How long answers that wait on the disk may hold up a newer version, ms: it may be what sends them. */
const PATIENT = 24 * 3_600_000

/**
 * Looks after a tablet that nobody is at: draws newer prompts, moves the picture against burn-in,
 * covers it while its place is closed, lets newer versions take over, and tells the collector how it
 * is. Nothing of it happens while somebody is in the middle of anything.
 */
export async function attend(asking: Asking): Promise<void> {
  const { turns, memory, paired, identity, screen } = asking
  const versions = registerWorker().catch(() => NO_VERSIONS)
  const tablet: Tablet = { ...asking, awake: keepAwake(), versions }
  watchGesture(
    () => turns.view.direction === 'rtl',
    () => {
      // Whoever is in the middle of something has left, or is who calls it.
      void turns.leave()
      void openStaffPage(tablet)
    },
  )
  let lastTouch = performance.now()
  let opening: Opening | null = await recallOpening(memory)
  const touch = (): void => void (lastTouch = performance.now())
  for (const type of ['pointerdown', 'keydown']) addEventListener(type, touch, { capture: true })
  const sleep = createSleep(() => {
    screen.inert = false
    touch()
  })
  const update = watchUpdates(tablet, () => isQuietFor(ATTRACT))

  function isQuietFor(time: number): boolean {
    return turns.isFree && !isLayerOpen() && performance.now() - lastTouch >= time
  }

  function tick(): void {
    const isQuiet = isQuietFor(QUIET)
    const isAttracting = isQuietFor(ATTRACT)
    screen.toggleAttribute('data-attract', isAttracting)
    const isClosed = opening !== null && !isOpen(opening.hours, opening.timeZone, Date.now())
    if (!isClosed && sleep.isAsleep()) {
      sleep.wake()
      screen.inert = false
    }
    if (!isQuiet) return
    turns.refresh()
    shift()
    if (!isAttracting) return
    if (opening !== null && isClosed) {
      sleep.fallAsleep(opening, turns.view, Date.now())
      screen.inert = true
    }
    update()
  }

  let shown = -1
  function shift(): void {
    const minute = Math.floor(performance.now() / MINUTE)
    if (minute === shown) return
    shown = minute
    const { x, y } = placeIn(minute)
    screen.style.translate = `${x}px ${y}px`
    sleep.move(x, y)
  }

  function onBeat(beat: Beat): void {
    if (!beat.isHeard) return
    const { hours, timeZone } = beat.reply
    opening = checkedOpening({ hours, timeZone })
    void rememberOpening(opening, memory)
    if (identity.isForgetful) void identity.forgive()
    void rememberClock({ offset: beat.offset, at: Date.now() }, memory)
  }

  await proveMemory(memory)
  setInterval(tick, 1000)
  if (paired !== null) {
    startHeartbeat({ ...tablet, paired, facts: () => gatherFacts(tablet), onBeat })
  }
  if (identity.isForgetful || (await isChecking(memory))) {
    const { openSelfTest } = await fetchPart(() => import('../self-test/self-test.ts'))
    openSelfTest(tablet)
  }
}

async function openStaffPage(tablet: Tablet): Promise<void> {
  const { openStaff } = await fetchPart(() => import('../staff/staff.ts'))
  openStaff(tablet)
}

/**
 * Lets a newer version take over, when there is one and nothing waits to be sent. Answers that wait
 * on the disk hold it up for a day at most: the newer version may be what gets them sent. An answer
 * that is in this page alone holds it up as long as it is.
 * @param mayReload asked again after the outbox was, since somebody may have come meanwhile
 * @returns what to call as long as nobody is there
 */
function watchUpdates({ outbox, versions }: Tablet, mayReload: () => boolean): () => void {
  let since: number | null = null
  let isLooking = false
  const look = async (): Promise<void> => {
    const known = await versions
    if (!known.isWaiting()) return
    since ??= performance.now()
    const { storage, pending } = await outbox.status()
    // A disk that cannot be read seems to have nothing that waits.
    const isAllSent = storage === 'disk' && pending === 0
    const isAllSafe = storage === 'disk' || pending === 0
    const isPatienceOver = performance.now() - since > PATIENT
    if ((isAllSent || (isAllSafe && isPatienceOver)) && mayReload()) known.takeNewer()
  }
  return () => {
    if (isLooking) return
    isLooking = true
    void look().finally(() => (isLooking = false))
  }
}

import type { Soak } from '../orders.ts'
import { installClock } from './clock.ts'
import { watchWork } from './work.ts'

// Comes before the kiosk's own script: its time is the gauntlet's, and one person after another taps
// as fast as it can go.

/** How long a screen may take to change by the page's own clock, and in which steps, ms. */
const PATIENCE = 60_000
const STEP = 500
/** Longer than anything is held back, ms. */
const REST = 300_000

const clock = installClock(Date.now(), watchWork())
const leaked: unknown[] = []

async function until(holds: () => boolean): Promise<boolean> {
  for (let passed = 0; passed < PATIENCE; passed += STEP) {
    if (holds()) return true
    await clock.elapse(STEP)
  }
  return false
}

const soak: Soak = async (people, { host, face, prompt, at }, { leak, isLast }) => {
  const find = (selector: string): Element | null | undefined =>
    document.querySelector(host)?.shadowRoot?.querySelector(selector)
  const isAt = (screen: string): boolean => find(prompt)?.getAttribute(at) === screen
  let thanked = 0
  for (let person = 0; person < people; person++) {
    if (!(await until(() => isAt('asking') && find(face) !== null))) break
    const target = find(face)!
    const how = { bubbles: true, composed: true, cancelable: true, isPrimary: true, pointerId: 1 }
    for (const event of ['pointerdown', 'pointerup', 'click']) {
      target.dispatchEvent(new PointerEvent(event, how))
    }
    if (!(await until(() => isAt('thanked')))) break
    thanked++
    if (leak > 0) leaked.push(new Uint8Array(leak).fill(person), { leaked })
  }
  // What is held back so that it can be undone is due now.
  if (isLast) await clock.elapse(REST)
  return thanked
}

Object.assign(window, { soak })

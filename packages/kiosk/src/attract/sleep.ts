import type { PromptView } from '@shopbell/core/prompt'
import { createHost, drawing, element } from '@shopbell/widget/prompt'
import { nextOpening, type Opening } from './opening.ts'

/** What covers the tablet while its place is closed. */
export interface Sleep {
  readonly isAsleep: () => boolean
  /** Covers the first screen, or brings what is written on the cover up to date. */
  readonly fallAsleep: (opening: Opening, view: PromptView, now: number) => void
  readonly wake: () => void
  /** Moves what is written against burn-in, CSS px. */
  readonly move: (x: number, y: number) => void
}

const SLEEP_CSS = `
:host{all:initial;position:fixed;inset:0;z-index:1;background:#000}
.sleep{all:initial;box-sizing:border-box;position:absolute;inset:0;width:100%;background:#000;cursor:default}
.sleep:focus-visible{outline:2px solid #5f6b66;outline-offset:-6px}
.written{display:grid;place-content:center;justify-items:center;gap:.5em;padding:2em;color:#8b9691;font:clamp(16px,2.6vmin,26px)/1.4 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;text-align:center}
.written svg{width:2.6em;height:2.6em;color:#5f6b66}
.time{font-size:1.4em;color:#a9b4af;font-variant-numeric:tabular-nums}
`

/**
 * The tablet at night: dark, a moon, whose it is, and when it opens. No words, so no language is
 * missing. The first touch only wakes it: who looks for the screen in the dark must not answer.
 * @param onWake called when somebody woke it
 */
export function createSleep(onWake: () => void): Sleep {
  const written = element('span', { class: 'written' })
  const whole = element('button', { class: 'sleep', type: 'button' }, written)
  const { host, root } = createHost(SLEEP_CSS, 'shopbell-sleep')
  root.append(whole)
  // A click, so that the end of the touch does not fall onto what is under the cover.
  whole.addEventListener('click', () => {
    host.remove()
    onWake()
  })
  return {
    isAsleep: () => host.isConnected,
    fallAsleep(opening, { business, locale, direction }, now) {
      const at = nextOpening(opening, now)
      const time = at === null ? [] : [timeOf(at, locale, opening.timeZone)]
      whole.lang = locale
      whole.dir = direction
      written.replaceChildren(
        moon(),
        element('span', {}, business.name),
        ...time.map((text) => element('span', { class: 'time' }, text)),
      )
      if (!host.isConnected) document.body.append(host)
    },
    wake: () => host.remove(),
    move: (x, y) => void (written.style.translate = `${x}px ${y}px`),
  }
}

function timeOf(at: number, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  }).format(at)
}

function moon(): SVGElement {
  return drawing(32, { 'stroke-width': 2.4 }, [
    { d: 'M26 19.5A11 11 0 1 1 13.5 5 9 9 0 0 0 26 19.5z' },
  ])
}

import { element, type Visit } from '@shopbell/widget/prompt'
import type { Turns } from '../turn/turns.ts'

/** From here on it is said that the optional part will end, seconds. */
const SHOWN = 20
/** From here on it is said aloud as well, and asked whether somebody is there, seconds. */
const URGENT = 10

/** A line of the tablet that is brought up to date with the turn. */
export interface Line {
  readonly element: HTMLElement
  update(): void
}

/**
 * How long the optional part still waits for who may have gone, and a button to make it wait anew;
 * so does any other touch.
 * @param visit the one in front when the line was drawn
 * @param clock the one that `turns.ends` goes by, ms
 */
export function drawCountdown(
  turns: Turns,
  visit: Visit,
  clock: () => number = () => performance.now(),
): Line {
  const { locale, tablet } = turns.view
  const { stillThere, moreTime } = tablet.strings
  const inSeconds = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'long',
  })
  const asked = element('strong')
  const seconds = element('span', { role: 'timer' })
  const heard = element('span', { class: 'quietly', role: 'status' })
  const more = element('button', { type: 'button', class: 'more' }, moreTime)
  const line = element('p', { class: 'countdown', hidden: true }, asked, ' ', seconds, heard, more)
  let timer: ReturnType<typeof setInterval> | undefined

  function update(): void {
    const { ends } = turns
    const isOver = ends === null || turns.visit !== visit
    const left = isOver ? Infinity : Math.max(0, Math.ceil((ends - clock()) / 1000))
    const isUrgent = left <= URGENT
    // Not from under who has just pressed its button.
    line.hidden = isOver || (left > SHOWN && !line.matches(':focus-within'))
    line.dataset['urgent'] = String(isUrgent)
    const said = isOver ? '' : inSeconds.format(left)
    if (seconds.textContent !== said) seconds.textContent = said
    const question = isUrgent ? stillThere : ''
    if (asked.textContent !== question) {
      asked.textContent = question
      heard.textContent = isUrgent ? `${stillThere} ${said}` : ''
    }
    if (isOver) {
      clearInterval(timer)
      timer = undefined
    } else timer ??= setInterval(update, 250)
  }

  // The press itself is the touch that makes it wait anew.
  more.addEventListener('click', () => turns.touch())
  return { element: line, update }
}

import { element } from '@shopbell/widget/prompt'
import { button } from './frame.ts'

const LONGEST = 12

interface PinPadOptions {
  /** What stands above the keys. Digits that are typed there count too. */
  readonly above: readonly HTMLElement[]
  readonly label: string
  readonly onEnter: (pin: string) => void
}

/** Keys for a number, to be tapped or typed. What was entered is shown as dots. */
export interface PinPad {
  readonly element: HTMLElement
  /** Empties it, and says why. */
  readonly say: (message: string) => void
  /** Takes keys, or not. */
  readonly enable: (isOn: boolean) => void
}

/** Draws the keys. */
export function drawPinPad({ above, label, onEnter }: PinPadOptions): PinPad {
  let pin = ''
  const dots = element('div', { class: 'dots', 'aria-hidden': 'true' })
  const count = element('p', { class: 'quietly', role: 'status' })
  const message = element('p', { class: 'wrong', role: 'alert' })
  const draw = (): void => {
    dots.replaceChildren(...Array.from(pin, () => element('i')))
    count.textContent = pin === '' ? '' : `${pin.length} digits entered`
  }
  const type = (digit: string): void => {
    if (pin.length === LONGEST) return
    pin += digit
    message.textContent = ''
    draw()
  }
  const erase = (): void => {
    pin = pin.slice(0, -1)
    draw()
  }
  const enter = (): void => {
    if (pin !== '') onEnter(pin)
  }
  const digit = (each: string): HTMLButtonElement => button(each, () => type(each))
  const keys = [
    ...Array.from('123456789', digit),
    element('button', { type: 'button', class: 'small', 'aria-label': 'Erase', click: erase }, '⌫'),
    digit('0'),
    button('OK', enter, 'small primary'),
  ]
  const pad = element('div', { class: 'pad', role: 'group', 'aria-label': label }, ...keys)
  const whole = element(
    'div',
    {
      class: 'sheet pin',
      keydown: (event: KeyboardEvent) => {
        if (keys[0]!.disabled) return
        if (/^\d$/.test(event.key)) type(event.key)
        else if (event.key === 'Backspace') erase()
        // On a key of the pad, Enter presses that key.
        else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) enter()
      },
    },
    ...above,
    dots,
    count,
    pad,
    message,
  )
  return {
    element: whole,
    say(text) {
      pin = ''
      draw()
      message.textContent = text
    },
    enable(isOn) {
      for (const key of keys) key.disabled = !isOn
    },
  }
}

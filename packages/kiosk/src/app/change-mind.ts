import { drawing, element } from '@shopbell/widget/prompt'
import type { Turns } from '../turn/turns.ts'
import type { Line } from './countdown.ts'

/**
 * The way back from what was just given, and the way past what else is asked. Always in the same
 * place, so that nothing else moves when it comes and goes.
 */
export function drawChangeMind(turns: Turns): Line {
  const { view, visit } = turns
  const { strings } = view
  const takeBack = async (): Promise<void> => {
    const { activeElement } = undo.getRootNode() as ShadowRoot
    const whole = undo.closest('.kiosk')
    const hadFocus = activeElement === undo
    await turns.undo()
    // The button is gone; who pressed it goes on from the question.
    if (hadFocus) whole?.querySelector('h2')?.focus()
  }
  const thanked = element('span', {}, strings.thanks)
  const undo = element(
    'button',
    { type: 'button', class: 'undo', click: () => void takeBack() },
    drawing(24, { 'stroke-width': 2 }, [{ d: 'M4 9h10.5a5 5 0 0 1 0 10H8M8 5L4 9l4 4' }]),
    strings.undo,
  )
  const skip = element(
    'button',
    { type: 'button', class: 'pass', click: () => void visit.skip() },
    strings.skip,
  )
  return {
    element: element('div', { class: 'change-mind' }, thanked, undo, skip),
    update() {
      const { kept, screen } = visit.state
      undo.hidden = !turns.canUndo
      // Elsewhere the screen itself has said so.
      thanked.hidden = undo.hidden || screen.at !== 'asking' || kept !== null
      skip.hidden = screen.at !== 'asking' || kept === null
    },
  }
}

import type { PromptView } from '@shopbell/core/prompt'
import { drawing, element } from '../prompt/element.ts'

/** A prompt with a name and a way out, not modal: the page stays the shopper's. */
export function card(
  { strings }: PromptView,
  prompt: HTMLElement,
  onClose: () => void,
): HTMLElement {
  prompt.append(
    element(
      'button',
      { type: 'button', class: 'close', 'aria-label': strings.close, click: onClose },
      drawing(16, { 'stroke-width': 2 }, [{ d: 'M3 3l10 10M13 3L3 13' }]),
    ),
  )
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') onClose()
  }
  return element(
    'section',
    { role: 'dialog', 'aria-label': strings.feedback, keydown: onKeyDown },
    prompt,
  )
}

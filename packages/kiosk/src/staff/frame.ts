import { element } from '@shopbell/widget/prompt'
import { bell } from '../app/bell.ts'

interface Frame {
  /** What stands beside the sign: where one is. */
  readonly beside?: string
  readonly content: readonly (Node | string)[]
  readonly footer?: readonly (Node | string)[]
}

/** The frame of every page for staff; they are in English whatever the shopper reads. */
export function drawFrame({ beside = '', content, footer = [] }: Frame): HTMLElement {
  return element(
    'div',
    { class: 'staff', lang: 'en', dir: 'ltr' },
    element(
      'header',
      {},
      element('span', { class: 'brand' }, bell(), 'Shopbell'),
      element('span', { class: 'steps' }, beside),
    ),
    element('main', {}, ...content),
    element('footer', { class: 'actions' }, ...footer),
  )
}

/** A heading that takes the focus when its page comes. */
export function heading(text: string): HTMLElement {
  return element('h1', { tabindex: '-1' }, text)
}

/** A button. */
export function button(label: string, onClick: () => void, look = ''): HTMLButtonElement {
  return element('button', { type: 'button', class: look, click: () => onClick() }, label)
}

import { drawing, element } from '@shopbell/widget/prompt'
import type { Turns } from '../turn/turns.ts'

/** So many stand side by side; more are behind one button. */
const FEW = 5

/** The languages to choose from, each by its own name, where a stranger looks first. */
export function drawLanguages(turns: Turns): HTMLElement | null {
  const { locale, locales, strings, tablet } = turns.view
  const offered = tablet.languages.flatMap((id) => locales.filter((each) => each.id === id))
  if (offered.length < 2) return null
  const choices = offered.map(({ id, name }) =>
    element(
      'button',
      {
        type: 'button',
        lang: id,
        'aria-pressed': String(id === locale),
        click: () => turns.speak(id),
      },
      name,
    ),
  )
  const group = { class: 'languages', role: 'group', 'aria-label': strings.languages }
  if (offered.length <= FEW) return element('div', group, ...choices)

  const list = element('div', { class: 'list', hidden: true }, ...choices)
  const open = element(
    'button',
    {
      type: 'button',
      class: 'open',
      'aria-expanded': 'false',
      click: () => toggle(list.hasAttribute('hidden')),
    },
    globe(),
    element('span', {}, strings.languages),
  )
  const toggle = (isOpen: boolean): void => {
    list.toggleAttribute('hidden', !isOpen)
    open.setAttribute('aria-expanded', String(isOpen))
  }
  const leave = ({ key }: KeyboardEvent): void => {
    if (key !== 'Escape' || list.hasAttribute('hidden')) return
    toggle(false)
    open.focus()
  }
  return element('div', { ...group, keydown: leave }, open, list)
}

function globe(): SVGElement {
  return drawing(24, { 'stroke-width': 1.6 }, [
    { d: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM3 12h18' },
    { d: 'M12 3c3 2.6 4 5.6 4 9s-1 6.4-4 9c-3-2.6-4-5.6-4-9s1-6.4 4-9z' },
  ])
}

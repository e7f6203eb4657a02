import { drawPrompt, element, followUps } from '@shopbell/widget/prompt'
import type { Turns } from '../turn/turns.ts'
import { bell } from './bell.ts'

/** The store tablet: who asks, in which language, one question, one line of privacy. */
export function drawKiosk(turns: Turns): HTMLElement {
  const whole = element('div', {
    class: 'kiosk',
    pointerdown: () => turns.touch(),
    keydown: () => turns.touch(),
    contextmenu: (event: Event) => event.preventDefault(),
  })
  let stop = (): void => {}

  /** Nothing of one turn is left for the next. */
  function begin(): void {
    stop()
    const { view, visit } = turns
    const languages = drawLanguages(turns)
    const drawn = drawPrompt({
      view,
      visit,
      reassurance: '',
      isShared: true,
      followUps: () => followUps,
    })
    const update = (): void => {
      drawn.update()
      languages.hidden = !turns.isFree
    }
    const header = element(
      'header',
      {},
      element('span', { class: 'brand' }, bell(), view.business.name),
    )
    if (view.locales.length > 1) header.append(languages)
    whole.dir = view.direction
    whole.lang = view.locale
    whole.replaceChildren(
      header,
      element('main', {}, drawn.element),
      element(
        'footer',
        {},
        element('p', { class: 'small' }, view.strings.notShownToStaff),
        element('span', { class: 'small' }, view.touchpoint.name),
      ),
    )
    update()
    stop = visit.watch(update)
  }

  turns.watch(begin)
  begin()
  return whole
}

function drawLanguages(turns: Turns): HTMLElement {
  const { view } = turns
  return element(
    'div',
    { class: 'languages', role: 'group', 'aria-label': view.strings.languages },
    ...view.locales.map(({ id, name }) =>
      element(
        'button',
        {
          type: 'button',
          lang: id,
          'aria-pressed': String(id === view.locale),
          click: () => turns.speak(id),
        },
        name,
      ),
    ),
  )
}

import { element } from '@shopbell/widget/prompt'
import type { Place } from '../device/place.ts'
import { bell } from './bell.ts'

interface SetUpOptions {
  /** The place that was tried; `null` before the first try. */
  readonly place: Place | null
  /** Why the last try did not work; `null` before the first. */
  readonly wrong: string | null
  readonly onPlace: (business: string, touchpoint: string) => void
}

/** Asks whoever sets the tablet up where it stands. A shopper never sees it. */
export function drawSetUp({ place, wrong, onPlace }: SetUpOptions): HTMLElement {
  const business = input('business', 'acme', place?.business)
  const touchpoint = input('touchpoint', 'oak-st-exit', place?.touchpoint)
  const onSubmit = (event: Event): void => {
    event.preventDefault()
    onPlace(business.value.trim(), touchpoint.value.trim())
  }
  return element(
    'div',
    { class: 'kiosk', lang: 'en' },
    element('header', {}, element('span', { class: 'brand' }, bell(), 'Shopbell')),
    element(
      'main',
      {},
      element(
        'form',
        { class: 'setup', submit: onSubmit },
        element('h1', {}, 'Where does this tablet stand?'),
        element(
          'p',
          {},
          'Both names are in your config. Or open the link for this place; it sets them.',
        ),
        ...(wrong === null ? [] : [element('p', { class: 'wrong', role: 'alert' }, wrong)]),
        element('label', {}, 'Business', business),
        element('label', {}, 'Touchpoint', touchpoint),
        element('button', { type: 'submit', class: 'primary' }, 'Start'),
      ),
    ),
  )
}

function input(name: string, placeholder: string, value = ''): HTMLInputElement {
  return element('input', {
    name,
    placeholder,
    value,
    required: true,
    autocomplete: 'off',
    autocapitalize: 'none',
  })
}

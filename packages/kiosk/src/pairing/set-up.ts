import { element } from '@shopbell/widget/prompt'
import { isInstalled } from '../device/facts.ts'
import type { Memory } from '../device/memory.ts'
import { rememberPaired, type Paired } from '../device/paired.ts'
import type { Place } from '../device/place.ts'
import { setChecking } from '../self-test/pending.ts'
import { choosePin } from '../staff/choose-pin.ts'
import { button, drawFrame, heading } from '../staff/frame.ts'
import { openLayer, type Layer } from '../staff/layer.ts'
import { registerWorker } from '../worker/registration.ts'
import { install, installWay, onOffer } from './install.ts'
import { startPairing, type PairingStep } from './pair.ts'

interface SetUpOptions {
  readonly collector: string
  readonly memory: Memory
  readonly device: string
  /** The place that was tried, or is to be paired again, as far as it is known. */
  readonly place: Partial<Place>
  /** Whether it stood there before, and is to be paired with its place. */
  readonly isAgain: boolean
  /** Why the last try did not work; `null` before the first. */
  readonly wrong: string | null
  /** Whether the tablet was here before, and its memory is gone. */
  readonly isForgetful: boolean
  /** Goes to an address of the kiosk's own. */
  readonly open: (query: Readonly<Record<string, string>>) => void
}

/**
 * Sets a tablet up: whose it is, install, three words, a PIN; then it opens at its place, where the
 * check goes on. A shopper never sees it.
 */
export function openSetUp(options: SetUpOptions): void {
  // From here on it starts without a network.
  registerWorker().catch(() => undefined)
  const layer = openLayer({ canEscape: false })
  const { place, isAgain, wrong } = options
  const isKnown = wrong === null && (isAgain || place.touchpoint === undefined)
  if (place.business !== undefined && isKnown) showInstall(layer, options, place.business)
  else showStart(layer, options)
}

function showStart(layer: Layer, options: SetUpOptions): void {
  const { place, wrong, isForgetful, open } = options
  const business = input('business', 'acme', place.business)
  const touchpoint = input('touchpoint', 'oak-st-exit', place.touchpoint)
  const onSubmit = (event: Event): void => {
    event.preventDefault()
    const name = business.value.trim()
    const isPairing = (event as SubmitEvent).submitter?.getAttribute('value') !== 'start'
    if (isPairing) showInstall(layer, options, name)
    else if (touchpoint.value.trim() === '') touchpoint.focus()
    else open({ business: name, touchpoint: touchpoint.value.trim() })
  }
  const alone = element(
    'details',
    {},
    element('summary', {}, 'Without pairing'),
    element(
      'div',
      {},
      element(
        'p',
        {},
        'For a try: it asks and sends, but has no PIN, and nobody is told when it falls silent.',
      ),
      element('label', {}, 'Touchpoint', touchpoint),
      element('div', { class: 'actions' }, submit('Start', 'start')),
    ),
  )
  alone.open = wrong !== null
  layer.show(
    drawFrame({
      beside: 'Set-up, step 1 of 5',
      content: [
        element(
          'form',
          { class: 'sheet', submit: onSubmit },
          heading('Where does this tablet stand?'),
          ...(isForgetful ? [forgotten()] : []),
          element('p', {}, 'Type the name of the business as it is in its config.'),
          ...(wrong === null ? [] : [element('p', { class: 'wrong', role: 'alert' }, wrong)]),
          element('label', {}, 'Business', business),
          element('div', { class: 'actions' }, submit('Pair with three words', 'pair', 'primary')),
          alone,
        ),
      ],
    }),
  )
}

/** Pairing is done inside of the app: on an iPad it has a storage of its own. */
function showInstall(layer: Layer, options: SetUpOptions, business: string): void {
  const next = (): void => showWords(layer, options, business)
  if (isInstalled()) return next()
  let stop = (): void => {}
  const draw = (): void => {
    const way = installWay()
    const goOn = button('Go on in this tab', () => {
      stop()
      next()
    })
    const ways = {
      offered: [
        element(
          'p',
          {},
          'The browser then keeps what is written here, and starts without a network.',
        ),
        button('Install', () => void install().then(draw), 'primary'),
      ],
      'share sheet': [
        element(
          'p',
          {},
          'Tap ',
          element('strong', {}, 'Share'),
          ', then ',
          element('strong', {}, 'Add to Home Screen'),
          '. Open it from there and pair it in the app: the app remembers by itself, apart from this tab. A tab is emptied after seven days.',
        ),
      ],
      menu: [
        element(
          'p',
          {},
          'Open the browser’s menu and choose ',
          element('strong', {}, 'Install'),
          ' or ',
          element('strong', {}, 'Add to Home Screen'),
          '. On a Linux kiosk use the printed launch line instead.',
        ),
      ],
    } as const
    layer.show(
      drawFrame({
        beside: 'Set-up, step 2 of 5',
        content: [
          element('div', { class: 'sheet' }, heading('Install it as an app'), ...ways[way]),
        ],
        footer: [goOn],
      }),
    )
  }
  stop = onOffer(draw)
  draw()
}

function showWords(layer: Layer, options: SetUpOptions, business: string): void {
  const { collector, memory, device, isForgetful, place } = options
  const status = element('p', { role: 'status' }, 'Asking for words…')
  const words = element('p', { class: 'words', lang: 'en' })
  const command = element('code', { class: 'box' })
  const how = element(
    'div',
    { class: 'sheet' },
    words,
    element('p', {}, 'Confirm these words on the results page, or type where the collector runs:'),
    command,
  )
  how.hidden = true
  const keep = async (paired: Paired): Promise<void> => {
    if (await rememberPaired(paired, memory)) showPin(layer, options, paired)
    else status.textContent = 'This browser cannot keep the pairing: nothing can be written.'
  }
  const onStep = (step: PairingStep): void => {
    how.hidden = step.at !== 'words'
    if (step.at === 'words') {
      const shown = step.words.split('-').join(' ')
      if (words.textContent !== shown) words.textContent = shown
      command.textContent = `shopbell pair ${step.words} --touchpoint ${place.touchpoint ?? 'ID'}`
    }
    const says = statusOf(step)
    if (status.textContent !== says) status.textContent = says
    status.className = step.at === 'refused' || step.at === 'away' ? 'wrong' : ''
    if (step.at === 'paired') void keep(step.paired)
  }
  const stop = startPairing({ collector, business, device, onStep })
  layer.show(
    drawFrame({
      beside: 'Set-up, step 3 of 5',
      content: [
        element(
          'div',
          { class: 'sheet' },
          heading('Pair with three words'),
          ...(isForgetful ? [forgotten()] : []),
          how,
          status,
        ),
      ],
      footer: [
        button('Back', () => {
          stop()
          if (options.isAgain) options.open({})
          else showStart(layer, options)
        }),
      ],
    }),
  )
}

function statusOf(step: PairingStep): string {
  switch (step.at) {
    case 'asking':
      return 'Asking for words…'
    case 'words':
      return step.isReached
        ? 'Waiting until somebody confirms. New words come by themselves after 15 minutes.'
        : 'The collector cannot be reached at the moment; waiting.'
    case 'paired':
      return 'Paired.'
    case 'refused':
    case 'away':
      return step.reason
  }
}

function showPin(layer: Layer, options: SetUpOptions, paired: Paired): void {
  const { memory, open, device } = options
  choosePin(layer, memory, 'Set-up, step 4 of 5', async () => {
    await setChecking(true, memory)
    open({ business: paired.business, touchpoint: paired.touchpoint, device })
  })
}

function forgotten(): HTMLElement {
  return element(
    'p',
    { class: 'wrong', role: 'alert' },
    'This browser forgot: the tablet was set up before, and all that was kept here has been deleted. Answers that were not sent are lost.',
  )
}

function submit(label: string, value: string, look = ''): HTMLElement {
  return element('button', { type: 'submit', value, class: look }, label)
}

function input(name: string, placeholder: string, value = ''): HTMLInputElement {
  return element('input', {
    name,
    placeholder,
    value,
    required: name === 'business',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
  })
}

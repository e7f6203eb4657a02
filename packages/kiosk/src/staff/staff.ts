import { element } from '@shopbell/widget/prompt'
import { recallClock } from '../device/clock.ts'
import { gatherFacts, type Facts } from '../device/facts.ts'
import { findingsOf, isHealthy } from '../device/health.ts'
import { checkNetwork, type Network } from '../device/network.ts'
import { openPin } from '../device/pin.ts'
import type { Tablet } from '../device/tablet.ts'
import { openSelfTest } from '../self-test/self-test.ts'
import { setChecking } from '../self-test/pending.ts'
import { choosePin } from './choose-pin.ts'
import { exportName, exportOf, handOver } from './export.ts'
import { figuresOf } from './figures.ts'
import { drawFindings } from './findings.ts'
import { button, drawFrame, heading } from './frame.ts'
import { isLayerOpen, openLayer, type Layer } from './layer.ts'
import { pairButton } from './pair-button.ts'
import { drawPinPad } from './pin-pad.ts'

/** A staff page that nobody touches gives way to shoppers after this, ms. */
const IDLE = 60_000

/**
 * Opens the staff page, behind the PIN. A tablet that has none shows how it is and nothing else: no
 * answer leaves it, since anybody could ask.
 */
export function openStaff(tablet: Tablet): void {
  if (isLayerOpen()) return
  const layer = openLayer({ idle: IDLE })
  const pin = openPin(tablet.memory)
  void pin
    .isSet()
    .then((isSet) => (isSet ? askForPin(layer, tablet) : showStatus(layer, tablet, false)))
}

function askForPin(layer: Layer, tablet: Tablet): void {
  const pin = openPin(tablet.memory)
  const enter = async (entered: string): Promise<void> => {
    pad.enable(false)
    const tried = await pin.enter(entered)
    pad.enable(true)
    if (tried.isRight) showStatus(layer, tablet, true)
    else pad.say(refusalOf(tried))
  }
  const pad = drawPinPad({
    above: [heading('PIN')],
    label: 'PIN',
    onEnter: (entered) => void enter(entered),
  })
  const sayWait = async (): Promise<void> => {
    const wait = await pin.wait()
    if (wait > 0) pad.say(`Too many tries. The next one counts in ${inWords(wait)}.`)
  }
  void sayWait()
  layer.show(
    drawFrame({
      beside: 'Staff',
      content: [pad.element],
      footer: [button('Close', layer.close)],
    }),
  )
}

function refusalOf({ wait, left }: { readonly wait: number; readonly left: number }): string {
  if (wait > 0) return `Not the PIN. The next try counts in ${inWords(wait)}.`
  return `Not the PIN. ${left} ${left === 1 ? 'try' : 'tries'} before a wait.`
}

function inWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`
}

/** @param isStaff whether the PIN was entered; without it there is nothing to do but to look */
function showStatus(layer: Layer, tablet: Tablet, isStaff: boolean): void {
  const { memory, place, outbox } = tablet
  let network: Network | null = null
  const verdict = heading('How this tablet is')
  const findings = element('div')
  const figures = element('dl', { class: 'figures' })
  const done = element('p', { role: 'status' })

  async function look(): Promise<void> {
    const [facts, clock] = await Promise.all([gatherFacts(tablet), recallClock(memory)])
    const found = findingsOf(facts, network)
    verdict.textContent = verdictOf(
      found.filter(({ level }) => level === 'bad').length,
      isHealthy(found),
    )
    findings.replaceChildren(drawFindings(found))
    figures.replaceChildren(
      ...figuresOf({ facts, clock, tablet, now: Date.now() }).map(([name, value]) =>
        element('div', {}, element('dt', {}, name), element('dd', {}, value)),
      ),
    )
    again.hidden = facts.isPaired && facts.refused === null
    updateExport(facts)
  }

  function updateExport({ pending, quarantined }: Facts): void {
    const count = pending + quarantined
    save.disabled = count === 0
    save.textContent = count === 0 ? 'Nothing to export' : `Export ${count} unsent`
  }

  async function exportUnsent(): Promise<void> {
    const rows = await exportOf(tablet, Date.now())
    const file = new File([JSON.stringify(rows)], exportName(rows), { type: 'application/json' })
    done.textContent = `${file.name}: give it to shopbell import-outbox. The answers stay here too.`
    await handOver(file)
  }

  async function sendNow(): Promise<void> {
    done.textContent = 'Sending…'
    await outbox.flush()
    await look()
    const { pending } = await outbox.status()
    done.textContent = pending === 0 ? 'All is sent.' : `${pending} still wait.`
  }

  async function checkAgain(): Promise<void> {
    layer.close()
    await setChecking(true, memory)
    openSelfTest(tablet)
  }

  const save = button('Export', () => void exportUnsent())
  const send = button('Send now', () => void sendNow())
  const check = button('Check this tablet', () => void checkAgain())
  const change = button('Change the PIN', () =>
    choosePin(layer, memory, 'Staff', () => showStatus(layer, tablet, true)),
  )
  const again = pairButton(tablet)

  layer.show(
    drawFrame({
      beside: 'Staff',
      content: [
        element(
          'div',
          { class: 'sheet wide' },
          verdict,
          figures,
          findings,
          ...(isStaff ? [] : [element('p', {}, 'This tablet has no PIN. Pair it to set one.')]),
          done,
        ),
      ],
      footer: [
        button('Close', layer.close, 'primary'),
        ...(isStaff ? [send, save, check, change] : []),
        again,
      ],
    }),
  )
  const lookAtNetwork = async (): Promise<void> => {
    network = await checkNetwork(tablet.collector, place)
    await look()
  }
  void look()
  void lookAtNetwork()
}

function verdictOf(bad: number, isWell: boolean): string {
  if (isWell) return 'This tablet is healthy'
  return bad === 1 ? 'One thing to mend' : `${bad} things to mend`
}

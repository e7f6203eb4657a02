import { element } from '@shopbell/widget/prompt'
import { askToPersist, gatherFacts } from '../device/facts.ts'
import { findingsOf, isHealthy, type Finding } from '../device/health.ts'
import { checkNetwork } from '../device/network.ts'
import type { Tablet } from '../device/tablet.ts'
import { drawFindings, type Row } from '../staff/findings.ts'
import { button, drawFrame, heading } from '../staff/frame.ts'
import { pairButton } from '../staff/pair-button.ts'
import { isLayerOpen, openLayer } from '../staff/layer.ts'
import { setChecking } from './pending.ts'
import { drawTargets } from './targets.ts'
import { writeAndReadBack } from './write-and-read.ts'

/** A check that nobody touches gives way to shoppers after this, ms; it goes on at the next start. */
const IDLE = 300_000
const SOON = 60_000

/**
 * Checks a tablet, and shows each thing as it is found: that it writes and reads back, remembers over
 * a restart, is kept by the browser, stays on, reaches the collector, and feels a touch everywhere.
 * What cannot be shown to be good is not called healthy.
 */
export function openSelfTest(tablet: Tablet): void {
  if (isLayerOpen()) return
  // A tablet that forgot was not set up by anybody who stands there now: shoppers come first.
  const idle = tablet.identity.isForgetful ? SOON : IDLE
  const layer = openLayer({ idle, canEscape: false })
  let touched: number | null = null
  const title = heading('Checking this tablet…')
  const says = element('p', { role: 'status' })
  const list = element('div')
  const link = element('code', { class: 'box' }, location.href)
  const start = button('Start asking', () => {
    void setChecking(false, tablet.memory).then(layer.close)
  })
  const touch = button('Touch test', () => {
    const targets = drawTargets((missed) => {
      touched = missed
      show()
      void run()
    })
    layer.show(targets)
  })
  const again = button('Check again', () => void run())
  const pair = pairButton(tablet)
  const sheet = drawFrame({
    beside: tablet.paired?.name ?? tablet.place.touchpoint,
    content: [
      element(
        'div',
        { class: 'sheet wide' },
        title,
        says,
        list,
        element(
          'p',
          {},
          'A kiosk that is started by a launch line or a bookmark should be started with this address: it then notices when somebody deletes what is kept here.',
        ),
        link,
      ),
    ],
    footer: [start, touch, again, pair],
  })
  const show = (): void => layer.show(sheet)

  async function run(): Promise<void> {
    list.replaceChildren(drawFindings(WAITING))
    const [write, persisted, network] = await Promise.all([
      writeAndReadBack(tablet.memory),
      askToPersist(),
      checkNetwork(tablet.collector, tablet.place),
    ])
    const facts = await gatherFacts(tablet)
    const found: readonly Finding[] = [
      write,
      touchFinding(touched),
      ...findingsOf({ ...facts, persisted: persisted ?? facts.persisted }, network).filter(
        // Writing was just tried, which says more.
        ({ id, level }) => id !== 'storage' || level !== 'good',
      ),
    ]
    const bad = found.filter(({ level }) => level === 'bad')
    const isWell = isHealthy(found) && touched === 0
    const verdict = facts.isLossSuspected ? 'This browser forgot' : 'Not healthy yet'
    title.textContent = isWell ? 'Ready: this tablet is healthy' : verdict
    says.textContent = isWell
      ? 'Everything was tried and is as it should be.'
      : nextStep(bad, touched)
    pair.hidden = facts.isPaired && facts.refused === null
    start.className = isWell ? 'primary' : ''
    start.textContent = isWell ? 'Start asking' : 'Ask all the same'
    touch.className = touched === 0 ? '' : 'primary'
    list.replaceChildren(drawFindings(found.map(asRow)))
  }

  show()
  void run()
}

/** What to do next, one thing at a time. */
function nextStep(bad: readonly Finding[], touched: number | null): string {
  if (touched === null)
    return 'Do the touch test; then close this app completely and open it again.'
  const [first] = bad
  return first === undefined
    ? 'Some corners did not feel a touch. Clean the screen, then try again.'
    : first.says
}

/** What was not tried yet is shown as such, not as a failure. */
function asRow(finding: Finding): Row {
  return finding.id === 'touch' && finding.level === 'note'
    ? { ...finding, level: 'wait' }
    : finding
}

function touchFinding(missed: number | null): Finding {
  const id = 'touch'
  if (missed === null) {
    return { id, level: 'note', title: 'Touch', says: 'Not tried: five places to touch.' }
  }
  return missed === 0
    ? {
        id,
        level: 'good',
        title: 'Feels a touch everywhere',
        says: 'All five places were touched.',
      }
    : {
        id,
        level: 'bad',
        title: 'Does not feel every touch',
        says: `${missed} of five places were not touched. Clean the screen; mend the case.`,
      }
}

const WAITING: readonly Row[] = [
  { id: 'storage', level: 'wait', title: 'Writing and reading back', says: '…' },
  { id: 'restart', level: 'wait', title: 'Remembering over a restart', says: '…' },
  { id: 'persisted', level: 'wait', title: 'Being kept by the browser', says: '…' },
  { id: 'wake-lock', level: 'wait', title: 'Keeping the screen on', says: '…' },
  { id: 'network', level: 'wait', title: 'Reaching the collector', says: '…' },
  { id: 'touch', level: 'wait', title: 'Feeling a touch', says: '…' },
]

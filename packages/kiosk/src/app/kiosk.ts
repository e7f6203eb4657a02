import { drawPrompt, element, thanks, type FollowUps } from '@shopbell/widget/prompt'
import type { Turns } from '../turn/turns.ts'
import { pressByTouch } from '../touch/press.ts'
import { bell } from './bell.ts'
import { drawChangeMind } from './change-mind.ts'
import { drawCountdown } from './countdown.ts'
import { drawLanguages } from './languages.ts'

/** What a tablet may do beside being seen and touched. */
export interface Extras {
  /** A button that reads the question aloud, where the tablet has a voice for it. */
  drawReadAloud(turns: Turns): HTMLElement
  /** Makes heard what has happened since it was last called. */
  sound(turns: Turns): void
}

interface KioskOptions {
  readonly turns: Turns
  /** What draws the screens after the first tap; `null` until its code has come. */
  readonly followUps: () => FollowUps | null
  /** `null` where nothing of it is wanted, and until its code has come. */
  readonly extras: () => Extras | null
}

/** The tablet as it is drawn. */
export interface DrawnKiosk {
  readonly element: HTMLElement
  /** To be called when code has come that was not there yet. */
  readonly update: () => void
}

/** The store tablet: who asks, in which language, one question, one line of privacy. */
export function drawKiosk({ turns, followUps, extras }: KioskOptions): DrawnKiosk {
  const whole = element('div', {
    class: 'kiosk',
    pointerdown: () => turns.touch(),
    keydown: () => turns.touch(),
  })
  pressByTouch(whole)
  let drawn: ReturnType<typeof drawTurn> | undefined

  function update(): void {
    if (drawn?.visit !== turns.visit) begin()
    drawn?.update()
    extras()?.sound(turns)
  }

  /** Nothing of one turn is left for the next. */
  function begin(): void {
    const { activeElement } = whole.getRootNode() as ShadowRoot
    const wasInside = whole.contains(activeElement)
    const isChoosing = activeElement?.closest('.languages') != null
    drawn?.wipe()
    const { view } = turns
    const readAloud = view.tablet.voice ? extras()?.drawReadAloud(turns) : undefined
    drawn = drawTurn(turns, followUps, readAloud ?? null)
    whole.dir = view.direction
    whole.lang = view.locale
    whole.dataset['reach'] = view.tablet.lowReach ? 'low' : 'all'
    whole.replaceChildren(...drawn.parts)
    drawn.update()
    // Who had the focus goes on from the question; who chose a language, from there.
    const next = isChoosing ? '.languages .open,.languages [aria-pressed=true]' : 'h2'
    if (wasInside) whole.querySelector<HTMLElement>(next)?.focus()
  }

  turns.watch(update)
  update()
  return {
    element: whole,
    update() {
      // What stands beside the question is drawn with it.
      if (turns.isFree && turns.view.tablet.voice) drawn = undefined
      update()
    },
  }
}

function drawTurn(turns: Turns, followUps: () => FollowUps | null, readAloud: HTMLElement | null) {
  const { view, visit } = turns
  const prompt = drawPrompt({
    view,
    visit,
    reassurance: '',
    isShared: true,
    // Nobody waits for code to be thanked.
    followUps: () =>
      visit.state.screen.at === 'thanked' ? { drawScreen: () => thanks(view) } : followUps(),
  })
  const languages = drawLanguages(turns)
  const fields = new Set<HTMLInputElement | HTMLTextAreaElement>()
  const mind = drawChangeMind(turns)
  const countdown = drawCountdown(turns, visit)
  const privacy = element('p', { class: 'small' }, view.strings.notShownToStaff)
  const first = [readAloud, languages].filter((part) => part !== null)
  const parts = [
    element(
      'header',
      {},
      element('span', { class: 'brand' }, bell(), view.business.name),
      element('div', { class: 'first' }, ...first),
    ),
    element('main', {}, prompt.element),
    mind.element,
    element(
      'footer',
      {},
      privacy,
      countdown.element,
      element('span', { class: 'small' }, view.touchpoint.name),
    ),
  ]
  return {
    visit,
    parts,
    update() {
      prompt.update()
      // A browser offers what was typed into fields of a name; so no two people have the same.
      for (const field of fieldsIn(prompt.element)) {
        field.name ||= `${visit.id}-${fields.size}`
        fields.add(field)
      }
      for (const field of fields) if (!field.isConnected) field.value = ''
      mind.update()
      countdown.update()
      // Within low reach both stand in one place.
      const isTaken = view.tablet.lowReach && turns.canUndo
      for (const part of first) part.hidden = !turns.isFree || isTaken
      privacy.hidden = !countdown.element.hidden
    },
    /** What was typed goes with who typed it, also out of what is no longer shown. */
    wipe() {
      for (const field of fields) field.value = ''
    },
  }
}

function fieldsIn(whole: Element): readonly (HTMLInputElement | HTMLTextAreaElement)[] {
  return [...whole.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input,textarea')]
}

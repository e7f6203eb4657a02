import { drawing, element } from '@shopbell/widget/prompt'
import type { Turns } from '../turn/turns.ts'

/**
 * A button that reads the question and its answers aloud. It is there once the tablet has a voice of
 * its own for the language: others would send the words to somebody else.
 */
export function drawReadAloud(turns: Turns): HTMLElement {
  const { view, visit } = turns
  const { speechSynthesis } = window as Partial<Pick<Window, 'speechSynthesis'>>
  // A web view of Android has no voice at all.
  if (speechSynthesis === undefined) return element('span')
  const button = element(
    'button',
    { type: 'button', class: 'read-aloud', hidden: true, click: () => read() },
    drawing(24, { 'stroke-width': 1.8 }, [
      { d: 'M4 9.5v5h3.5l4.5 4v-13l-4.5 4zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11' },
    ]),
    view.tablet.strings.readAloud,
  )

  const voice = (): SpeechSynthesisVoice | undefined => {
    const language = view.locale.split('-')[0]!
    return speechSynthesis
      .getVoices()
      .find(({ lang, localService }) => localService && lang.split(/[-_]/)[0] === language)
  }
  const look = (): void => {
    button.hidden = voice() === undefined
  }

  function read(): void {
    const { screen } = visit.state
    if (screen.at !== 'asking') return
    const { text, points = [] } = screen.question
    const answers = points.map(({ label, value }) => label || String(value))
    const words = new SpeechSynthesisUtterance(`${text} ${answers.join(', ')}`)
    words.lang = view.locale
    words.voice = voice() ?? null
    window.speechSynthesis.cancel()
    window.speechSynthesis.speak(words)
  }

  look()
  speechSynthesis.addEventListener('voiceschanged', look)
  // Who answers has heard enough, and the next person did not ask.
  const stop = turns.watch(() => {
    if (turns.visit === visit && turns.isFree) return
    speechSynthesis.cancel()
    speechSynthesis.removeEventListener('voiceschanged', look)
    stop()
  })
  return element('span', {}, button)
}

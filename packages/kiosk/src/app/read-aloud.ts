import { drawing, element } from '@shopbell/widget/prompt'
import type { Turns } from '../turn/turns.ts'

/**
 * A button that reads the question and its answers aloud. It is there once the tablet has a voice of
 * its own for the language: others would send the words to somebody else.
 */
export function drawReadAloud(turns: Turns): HTMLElement {
  const { view, visit } = turns
  const { speechSynthesis } = window
  const button = element(
    'button',
    { type: 'button', class: 'read-aloud', hidden: true, click: () => read() },
    drawing(24, { 'stroke-width': 1.8 }, [
      { d: 'M4 9.5v5h3.5l4.5 4v-13l-4.5 4zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11' },
    ]),
    view.tablet.strings.readAloud,
  )

  function look(): void {
    button.hidden = voiceFor(view.locale) === undefined
  }

  function read(): void {
    const { screen } = visit.state
    if (screen.at !== 'asking') return
    const { text, points = [] } = screen.question
    const answers = points.map(({ label, value }) => label || String(value))
    const words = new SpeechSynthesisUtterance(`${text} ${answers.join(', ')}`)
    words.lang = view.locale
    words.voice = voiceFor(view.locale) ?? null
    speechSynthesis.cancel()
    speechSynthesis.speak(words)
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

function voiceFor(locale: string): SpeechSynthesisVoice | undefined {
  const language = locale.split('-')[0]!
  return window.speechSynthesis
    .getVoices()
    .find(({ lang, localService }) => localService && lang.split(/[-_]/)[0] === language)
}

import { drawing, element } from '../element.ts'

/** A line that says what is missing, aloud as soon as it does. */
export interface ProblemLine {
  readonly element: HTMLElement
  /** Says it; with nothing to say it takes no room. */
  say(text: string): void
}

/** @param id by which what it is about refers to it */
export function problem(id: string): ProblemLine {
  const words = element('span')
  const sign = drawing(16, { 'stroke-width': 1.8 }, [
    { d: 'M1.5 8a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0zM8 4.8v3.6M8 11v.1' },
  ])
  const line = element('p', { id, class: 'problem', role: 'alert' })
  return {
    element: line,
    say(text) {
      if (words.textContent === text) return
      words.textContent = text
      line.replaceChildren(...(text ? [sign, words] : []))
    },
  }
}

import type { Ask } from '../ask/ask.ts'
import { fetchAnswering } from '../fetched.ts'
import { readPrompt } from '../host/read-prompt.ts'
import { show, type PromptEvents } from '../show.ts'
import type { Facts } from './debug.ts'

// What the loader fetches once a prompt is due, or something must be said.

/**
 * Shows a prompt that is due.
 * @param reply the collector's, to the question what to draw
 * @param end is called when the prompt is gone, or cannot be shown
 * @returns what takes the prompt away
 */
export function present(ask: Ask, reply: Response, end: () => void): () => void {
  let gone = false
  let remove = (): void => {
    gone = true
    end()
  }
  const onEvent = (name: keyof PromptEvents): void => {
    if (name === 'closed') end()
    // Else nothing is remembered: this visitor may be asked again.
    fetchAnswering().then(
      (answering) => answering.note(name, ask),
      () => {},
    )
  }
  const start = async (): Promise<void> => {
    try {
      const view = await readPrompt(reply)
      // A script in the head may run before there is a body, or the element to stand in.
      if (document.readyState === 'loading') {
        await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve))
      }
      const { target: place } = ask
      const target = typeof place === 'string' ? document.querySelector(place) : place
      if (target === null) throw new Error(`nothing on this page matches ${ask.target as string}`)
      if (gone) return
      remove = await show({ ...ask, target, onEvent }, view)
    } catch (error) {
      end()
      console.warn(`shopbell: ${ask.touchpoint}:`, error)
    }
  }
  void start()
  return () => remove()
}

/**
 * Defines the element `<shopbell-prompt>`.
 * @param collector where it asks, when an element does not say
 */
export async function defineElement(collector: string): Promise<void> {
  ;(await import('../element/define-element.ts')).defineElement(collector)
}

/** Sends what an earlier visit could not, though nobody is asked now. */
export async function deliver(ask: Ask): Promise<void> {
  await (await fetchAnswering()).deliverPending(ask)
}

/** Says in words what was wrong with a call, or how an ask stands; see `hear`. */
export async function tell(...facts: Facts): Promise<void> {
  ;(await import('./debug.ts')).hear(...facts)
}

import type { PromptView } from '@shopbell/core/prompt'
import { show, type ShowOptions } from './show.ts'

/** Where to draw, and what. */
export interface MountOptions extends ShowOptions {
  /** What to draw. */
  readonly prompt: PromptView | Promise<PromptView>
}

/** What became of a prompt: it is on the page, or cannot be, and why. */
export type Shown = { readonly shown: true } | { readonly shown: false; readonly reason: string }

/** A prompt on a page. */
export interface Mounted {
  /** Settles when the prompt is on the page or cannot be; never rejects. */
  readonly ready: Promise<Shown>
  /** Takes the prompt off the page and leaves no trace. What was tapped is kept and sent. */
  remove(): void
}

/** Puts a prompt on the page once it is known what to draw. For callers that have checked what they pass. */
export function mount(options: MountOptions): Mounted {
  let removed = false
  let remove = (): void => {
    removed = true
  }
  const ready = (async (): Promise<Shown> => {
    try {
      const view = await options.prompt
      if (removed) throw new Error('it was removed before it was shown')
      remove = await show(options, view)
      return { shown: true }
    } catch (error) {
      return { shown: false, reason: (error as Error).message }
    }
  })()
  return { ready, remove: () => remove() }
}

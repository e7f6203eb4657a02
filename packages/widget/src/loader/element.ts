import type { defineElement } from './chunk.ts'

// What `<script type="module" src="…/shopbell/element.js">` runs, for pages without a bundler: the
// element `<shopbell-prompt>`, from the same files that the script tag fetches.

/** The prompt's code, beside this script; its name carries a hash of its content. */
declare const PROMPT_CHUNK: string

interface Chunk {
  readonly defineElement: typeof defineElement
}

const start = async (): Promise<void> => {
  const { url } = import.meta
  try {
    const chunk = (await import(new URL(PROMPT_CHUNK, url).href)) as Chunk
    await chunk.defineElement(url)
  } catch (reason) {
    // Nothing is drawn then; the room stays as the page laid it out.
    console.warn(reason)
  }
}
void start()

import type { MountOptions, Shown } from '../mount.ts'
import { promptUrl, fetchPrompt } from '../host/fetch-prompt.ts'

/** The prompt's code, beside this script; its name carries a hash of its content. */
declare const PROMPT_CHUNK: string

interface PromptChunk {
  mount(options: MountOptions): { readonly ready: Promise<Shown> }
}

const MISSING = 'shopbell: the script tag needs data-business and data-touchpoint'

/**
 * What the script tag runs: asks for the prompt and for the code that draws it at the same time,
 * then draws. Whatever goes wrong in here stays in here.
 */
async function start(script: HTMLScriptElement): Promise<void> {
  const { business, touchpoint, locale, target } = script.dataset
  if (!business || !touchpoint) {
    console.error(MISSING)
    return
  }
  const address = {
    collector: script.src,
    business,
    touchpoint,
    locale: locale ?? (document.documentElement.lang || navigator.language),
  }
  const prompt = fetchPrompt(address)
  // Watched from the start, so that a refusal while the code loads is no unhandled rejection.
  prompt.catch(() => undefined)
  const chunk = (await import(
    /* @vite-ignore */ new URL(PROMPT_CHUNK, script.src).href
  )) as PromptChunk
  await untilParsed()
  const element = target === undefined ? undefined : document.querySelector(target)
  if (element === null) {
    console.error(`shopbell: nothing on this page matches data-target="${target}"`)
    return
  }
  const result = await chunk.mount({ ...address, prompt, target: element }).ready
  if (!result.shown) console.warn(`shopbell: no prompt (${promptUrl(address)}): ${result.reason}`)
}

/** A script in the head may run before there is a body, or the element that it was told to stand in. */
async function untilParsed(): Promise<void> {
  if (document.readyState !== 'loading') return
  await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve))
}

const script =
  document.currentScript ?? document.querySelector('script[data-business][data-touchpoint]')
if (script instanceof HTMLScriptElement) {
  start(script).catch((reason: unknown) => console.warn('shopbell:', reason))
}

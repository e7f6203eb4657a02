import type { PromptView } from '@shopbell/core/prompt'
import { fetchPrompt } from './host/fetch-prompt.ts'
import { mount as mountUnchecked, type Mounted, type MountOptions as Checked } from './mount.ts'

/** Which prompt, and where. */
export interface MountOptions extends Omit<Checked, 'prompt'> {
  /** What to draw, when the page has it already; else the collector is asked. */
  readonly prompt?: PromptView | Promise<PromptView>
}

/**
 * Puts a prompt on the page. A tap is kept on this device before the thanks are drawn, and sent
 * when the network allows.
 *
 * The page hears of it by events that bubble from the prompt's element: `shopbell:shown`,
 * `shopbell:answered` (detail: `{ id }`) and `shopbell:closed`.
 * @throws TypeError when business, touchpoint or collector is missing, the collector is no address,
 * or a field is not a string of at most 500 characters, a finite number or a boolean
 */
export function mount(options: MountOptions): Mounted {
  insist(options)
  return mountUnchecked({ ...options, prompt: options.prompt ?? fetchPrompt(options) })
}

/** Wrong calls end here, at once, and not in somebody's tap. */
function insist({ fields = {}, ...options }: MountOptions): void {
  for (const name of ['business', 'touchpoint', 'collector'] as const) {
    if (typeof options[name] !== 'string' || options[name] === '') {
      throw new TypeError(`mount needs { ${name} }: a string that is not empty`)
    }
  }
  if (!isAddress(options.collector)) {
    throw new TypeError('mount needs { collector }: an address such as https://feedback.example')
  }
  const wrong = Object.entries(fields).find(([, value]) => !isField(value))
  if (wrong !== undefined) {
    const allowed = 'a string of at most 500 characters, a finite number, true or false'
    throw new TypeError(`mount: the field ${wrong[0]} must be ${allowed}`)
  }
}

function isAddress(text: string): boolean {
  try {
    return Boolean(new URL(text))
  } catch {
    return false
  }
}

function isField(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= 500
  return typeof value === 'boolean' || Number.isFinite(value)
}

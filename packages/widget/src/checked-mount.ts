import type { PromptView } from '@shopbell/core/prompt'
import { checkTheme } from './theming/check-theme.ts'
import { tellListener, type Listeners } from './listeners.ts'
import { fetchPrompt, type PromptAddress } from './host/fetch-prompt.ts'
import { mount as mountUnchecked, type Mounted } from './mount.ts'
import type { Fields, ShowOptions } from './show.ts'

/** Which prompt, and where. */
export interface MountOptions extends Omit<ShowOptions, 'onEvent'>, Listeners {
  /** What to draw, when the page has it already; else the collector is asked. */
  readonly prompt?: PromptView | Promise<PromptView>
}

/**
 * Puts a prompt on the page. A tap is kept on this device before the thanks are drawn, and sent
 * when the network allows.
 *
 * The page hears of it by callbacks, and by events that bubble from the prompt's element:
 * `shopbell:shown`, `shopbell:answered`, `shopbell:dismissed`, `shopbell:delivered` and
 * `shopbell:closed`; see `PromptEvents`.
 * @throws TypeError when business, touchpoint or collector is missing, the collector is no address,
 * a field is not a string of at most 500 characters, a finite number or a boolean, or the theme is none
 */
export function mount(options: MountOptions): Mounted {
  insist('mount', options)
  checkTheme('mount', options.theme ?? {})
  const { prompt = fetchPrompt(options), ...rest } = options
  return mountUnchecked({
    ...rest,
    prompt,
    onEvent: (name, detail) => tellListener(options, name, detail),
  })
}

/**
 * Wrong calls end here, at once, and not in somebody's tap.
 * @param caller whose name stands in the message
 * @throws TypeError when business, touchpoint or collector is missing, the collector is no address,
 * or a field is not a string of at most 500 characters, a finite number or a boolean
 */
export function insist(
  caller: string,
  options: PromptAddress & { fields?: Fields | undefined },
): void {
  for (const name of ['business', 'touchpoint', 'collector'] as const) {
    if (typeof options[name] !== 'string' || options[name] === '') {
      throw new TypeError(`${caller} needs { ${name} }: a string that is not empty`)
    }
  }
  if (!isAddress(options.collector)) {
    throw new TypeError(
      `${caller} needs { collector }: an address such as https://feedback.example`,
    )
  }
  const wrong = Object.entries(options.fields ?? {}).find(([, value]) => !isField(value))
  if (wrong !== undefined) {
    const allowed = 'a string of at most 500 characters, a finite number, true or false'
    throw new TypeError(`${caller}: the field ${wrong[0]} must be ${allowed}`)
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

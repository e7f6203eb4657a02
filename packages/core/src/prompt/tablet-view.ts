import type { Config, Tablet, Touchpoint } from '../config/config.ts'
import { localesOf } from '../config/locales.ts'
import { stringsIn } from '../wording/languages.ts'
import type { TabletStrings } from '../wording/strings.ts'
import { oneScreen } from './one-screen.ts'
import { promptView, type PromptView } from './prompt-view.ts'

/** A prompt as a store's tablet draws it: `GET /v1/prompts/{touchpoint}?tablet=true`. */
export interface TabletView extends PromptView {
  readonly tablet: Required<Tablet> & {
    /** The languages to offer, ids out of `locales`; the business's own is first. */
    readonly languages: readonly string[]
    readonly strings: TabletStrings
  }
}

/**
 * A touchpoint's prompt for a tablet: one scale and at most one screen after it, whatever the layout
 * of the prompt is; it offers few languages, and shuffles reasons unless the config says not to, since
 * the first of a list is taken more often than it is true.
 * @param wanted a language tag; the business's own language when not given
 * @throws RangeError when the touchpoint names no prompt, which a decoded config rules out
 * @example tabletView({ business: { id: 'acme', name: 'Acme', locale: 'en' }, prompts: {} }, { id: 'till-1', name: 'Till 1', prompt: 'visit' }).tablet.languages // ['en']
 */
export function tabletView(config: Config, touchpoint: Touchpoint, wanted?: string): TabletView {
  const view = promptView(config, touchpoint, wanted)
  const { business } = config
  const {
    lowReach = false,
    voice = false,
    sounds = false,
  } = {
    ...business.tablet,
    ...touchpoint.tablet,
  }
  return {
    ...view,
    layout: 'steps',
    progress: false,
    back: false,
    questions: oneScreen(view.questions).map((question) =>
      question.kind === 'choice' ? Object.assign({ shuffle: true }, question) : question,
    ),
    tablet: {
      languages: offered(config, touchpoint, view),
      lowReach,
      voice,
      sounds,
      strings: stringsIn(view.locale).tablet,
    },
  }
}

/**
 * What the config names and the prompt has, else the languages of the config's own texts: a template
 * has more than a store's people speak.
 */
function offered(
  { business, prompts }: Config,
  touchpoint: Touchpoint,
  { locales }: PromptView,
): readonly string[] {
  const there = locales.map(({ id }) => id)
  const questions = Object.values(prompts).flatMap((prompt) => prompt.questions)
  const own = Object.hasOwn(prompts, touchpoint.prompt ?? '')
    ? there
    : localesOf(questions, business.locale)
  const named = touchpoint.languages ?? business.languages ?? own
  return [...new Set([there[0]!, ...named.filter((locale) => there.includes(locale))])]
}

export { type Choice, type PromptView, type QuestionView, promptView } from './prompt-view.ts'
export { type PromptStrings } from './prompt-strings.ts'
export { type TabletView, tabletView } from './tablet-view.ts'
export {
  type ContactStrings,
  type Plural,
  type Strings,
  type TabletStrings,
} from '../wording/strings.ts'
export { direction, language } from '../wording/languages.ts'
export { type ReadableTheme } from './readable-theme.ts'

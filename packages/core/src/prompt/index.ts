export { type Choice, type PromptView, type QuestionView, promptView } from './prompt-view.ts'
export { type Strings } from '../wording/strings.ts'
export { direction, language } from '../wording/languages.ts'
export { type ReadableTheme } from './colour.ts'

import type { Part } from '../part.ts'
import { asking, type PromptOptions } from '../prompt.ts'
import { form } from './form.ts'
import { button, stepOf, wayBack } from './steps.ts'
import { thanks } from './thanks.ts'

/** Draws every screen but a scale that stands alone: forms, scales between other screens, thanks. */
export function drawScreen(options: PromptOptions): Part {
  const { view, visit } = options
  const { screen } = visit.state
  if (screen.at === 'following') return form(options)
  if (screen.at === 'thanked') return thanks(view)
  const skip =
    screen.question.optional && button('quiet skip', view.strings.skip, () => void visit.skip())
  return asking(options, stepOf(options), ...wayBack(options), skip || '')
}

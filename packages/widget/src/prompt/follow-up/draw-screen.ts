import type { PromptView } from '@shopbell/core/prompt'
import type { Visit } from '../../visit/visit.ts'
import type { Part } from '../part.ts'
import { form } from './form.ts'
import { thanks } from './thanks.ts'

/** Draws what follows a first tap: reasons and a comment, or thanks. */
export function drawScreen(view: PromptView, visit: Visit): Part {
  const { screen } = visit.state
  return screen.at === 'following' ? form(view, visit, screen.questions) : thanks(view)
}

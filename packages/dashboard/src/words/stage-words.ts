import type { Stage } from '@shopbell/core'

const NAMES: Readonly<Record<Stage, string>> = {
  awareness: 'Hearing of us',
  'pre-purchase': 'Before buying',
  purchase: 'Buying',
  'post-purchase': 'After buying',
  lost: 'After leaving us',
}

/** What a stage is called; one that is not known keeps its id. */
export function stageWords(stage: string): string {
  return Object.hasOwn(NAMES, stage) ? NAMES[stage as Stage] : stage
}

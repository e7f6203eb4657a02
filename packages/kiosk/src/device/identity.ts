import { uuidV7 } from '@shopbell/widget/prompt'
import type { Memory } from './memory.ts'

/** Who sends: the tablet, and its start, within which submissions are counted. */
export interface Identity {
  readonly id: string
  readonly boot: string
  /** The next number of this start, from 0; a gap at the collector proves a loss. */
  readonly sequence: () => number
  /** A number was not used after all, if it is the one that was taken last. */
  readonly giveBack: (sequence: number) => void
}

const KEY = 'device'

/** The tablet's identity: its id is kept, its boot is new at every start. */
export async function identify(
  memory: Memory,
  newId: () => string = () => uuidV7(Date.now()),
): Promise<Identity> {
  const kept = await memory.recall(KEY)
  const id = typeof kept === 'string' && kept !== '' ? kept : newId()
  if (id !== kept) await memory.remember(KEY, id)
  let next = 0
  return {
    id,
    boot: newId(),
    sequence: () => next++,
    giveBack: (sequence) => {
      if (sequence === next - 1) next--
    },
  }
}

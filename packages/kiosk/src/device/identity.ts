import { uuidV7 } from '@shopbell/widget/prompt'
import type { Memory } from './memory.ts'

/** Who sends: the tablet, and its start, within which submissions are counted. */
export interface Identity {
  readonly id: string
  readonly boot: string
  /** Takes the next number of this start, from 0; a gap at the collector proves a loss. */
  readonly sequence: () => number
  /** A number was not used after all, if it is the one that was taken last. */
  readonly giveBack: (sequence: number) => void
  /** How many numbers this start has taken. */
  readonly taken: () => number
  /** Whole milliseconds since this start by a clock that only runs forward. */
  readonly mono: () => number
  /**
   * Whether the tablet was here before, but its memory was not: somebody or something deleted it.
   * So at every start until `forgive`.
   */
  readonly isForgetful: boolean
  /** The collector was told of it. */
  readonly forgive: () => Promise<void>
}

const KEY = 'device'
const LOSS = 'loss'
const COPY = 'shopbell-kiosk-device'

interface IdentifyOptions {
  readonly memory: Memory
  /** The id in the address that the tablet is started with; `null` without one. */
  readonly named: string | null
  /** A place apart from the memory for a copy of the id, so that the loss of one is noticed. */
  readonly copy?: () => Storage
  readonly newId?: () => string
  readonly clock?: () => number
}

/**
 * The tablet's identity: its id is kept, its boot is new at every start. An id that only the copy or
 * the address knows is taken up again, so that the collector can name what was lost.
 */
export async function identify(options: IdentifyOptions): Promise<Identity> {
  const {
    memory,
    named,
    copy = () => localStorage,
    newId = () => uuidV7(Date.now()),
    clock = () => performance.now(),
  } = options
  const kept = text(await memory.recall(KEY))
  const known = kept ?? readCopy(copy) ?? text(named)
  const id = known ?? newId()
  if (id !== kept) await memory.remember(KEY, id)
  writeCopy(copy, id)
  const isForgetful = (kept === null && known !== null) || (await memory.recall(LOSS)) === true
  if (isForgetful) await memory.remember(LOSS, true)
  let next = 0
  return {
    id,
    boot: newId(),
    sequence: () => next++,
    giveBack: (sequence) => {
      if (sequence === next - 1) next--
    },
    taken: () => next,
    mono: () => Math.round(clock()),
    isForgetful,
    forgive: async () => void (await memory.remember(LOSS, null)),
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= 64 ? value : null
}

function readCopy(copy: () => Storage): string | null {
  try {
    return text(copy().getItem(COPY))
  } catch {
    // A browser that refuses.
    return null
  }
}

function writeCopy(copy: () => Storage, id: string): void {
  try {
    copy().setItem(COPY, id)
  } catch {
    // The memory has it.
  }
}

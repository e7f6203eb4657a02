import type { Identity } from './identity.ts'
import type { Memory } from './memory.ts'

/** What the collector gave this tablet when somebody confirmed its three words. */
export interface Paired {
  readonly business: string
  readonly touchpoint: string
  /** What people call the tablet or its place; `null` when nobody said. */
  readonly name: string | null
  /** What every request of this tablet carries. */
  readonly token: string
}

const KEY = 'paired'

/** The pairing kept at an earlier start; `null` when there is none. */
export async function recallPaired(memory: Memory): Promise<Paired | null> {
  const kept = (await memory.recall(KEY)) as Partial<Paired> | null
  const { business, touchpoint, token, name } = kept ?? {}
  if (typeof business !== 'string' || typeof touchpoint !== 'string') return null
  return typeof token === 'string' ? { business, touchpoint, token, name: name ?? null } : null
}

/** Keeps a pairing. @returns whether it is on the disk; its token is handed out only once */
export function rememberPaired(paired: Paired, memory: Memory): Promise<boolean> {
  return memory.remember(KEY, paired)
}

/** The headers of a paired tablet's requests; none of one that is not paired. */
export function authorization(paired: Paired | null): Record<string, string> {
  return paired === null ? {} : { authorization: `Bearer ${paired.token}` }
}

/**
 * The headers under which a tablet sends answers: who it is, and its own clock beside the moment of
 * arrival, for the boot that sends. Answers of an earlier boot may travel in the same batch.
 */
export function senderHeaders(
  { boot, mono }: Pick<Identity, 'boot' | 'mono'>,
  paired: Paired | null,
): Record<string, string> {
  return { ...authorization(paired), 'shopbell-clock': `${boot} ${mono()}` }
}

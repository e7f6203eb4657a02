import type { Finding } from '../device/health.ts'
import type { Memory } from '../device/memory.ts'

const KEY = 'self-test'

/** Writes something new, strictly durable, and reads it back over another connection. */
export async function writeAndReadBack(
  memory: Memory,
  random: () => string = () => crypto.randomUUID(),
  clock: () => number = () => performance.now(),
): Promise<Finding> {
  const id = 'storage'
  const word = random()
  const before = clock()
  const isWritten = await memory.remember(KEY, word)
  const time = Math.round(clock() - before)
  const isThere = (await memory.recall(KEY)) === word
  if (isWritten && isThere) {
    return {
      id,
      level: 'good',
      title: 'Writes and reads back',
      says: `Written to the disk in ${time} ms.`,
    }
  }
  return {
    id,
    level: 'bad',
    title: isWritten ? 'Does not read back what was written' : 'Nothing can be written',
    says: 'Answers would not outlive this page. Free some room, leave the private window, or take another browser.',
  }
}

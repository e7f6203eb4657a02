import type { Memory } from '../device/memory.ts'

const KEY = 'checking'

/** Whether the check of this tablet has begun and nobody has ended it: it goes on after a restart. */
export async function isChecking(memory: Memory): Promise<boolean> {
  return (await memory.recall(KEY)) === true
}

/** Begins the check, or ends it. */
export async function setChecking(isOn: boolean, memory: Memory): Promise<void> {
  await memory.remember(KEY, isOn)
}

export { mount, type MountOptions } from './checked-mount.ts'
export type { Listeners } from './listeners.ts'
export type { Fields, Mounted, PromptEvents, Shown } from './mount.ts'
export type { PromptAddress } from './host/fetch-prompt.ts'

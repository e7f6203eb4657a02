export { mount, type MountOptions } from './checked-mount.ts'
export type { Mounted, Shown } from './mount.ts'
export type { PromptAddress } from './host/fetch-prompt.ts'

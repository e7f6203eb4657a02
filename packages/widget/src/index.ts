export { mount, type Mounted, type MountOptions, type Shown } from './mount.tsx'
export type { PromptAddress } from './host/fetch-prompt.ts'

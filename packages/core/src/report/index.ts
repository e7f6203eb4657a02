export { type Frame, type FrameLocation, type FrameTouchpoint } from './frame.ts'

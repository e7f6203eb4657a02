export { drawScreen } from './draw-screen.ts'
export { FOLLOW_UP_CSS } from './follow-up-css.ts'

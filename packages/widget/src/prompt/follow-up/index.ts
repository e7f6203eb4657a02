export { drawScreen } from './draw-screen.ts'
export { resumeVisit } from '../../visit/resume-visit.ts'
export { FOLLOW_UP_CSS } from './follow-up-css.ts'

// What the screens after the first tap need on a tablet beside what draws them everywhere, as one chunk.
export { KIOSK_FOLLOW_UP_CSS } from './follow-up-css.ts'
export { stayAboveKeyboard } from './stay-above-keyboard.ts'

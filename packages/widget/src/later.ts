// What comes after the first tap, fetched once the prompt can be seen: the rest of the visit with its
// screens, what sends the answers, and what looks after a card on its page. One file, since all of it
// is fetched then and packs better together.
export { stayUsable } from './host/stay-usable.ts'
export { drawScreen, FOLLOW_UP_CSS, resumeVisit } from './prompt/follow-up/index.ts'
// Of what sends the least: how all stands is told to nobody here.
export { createDeliverer as createSender } from '@shopbell/outbox/parts'

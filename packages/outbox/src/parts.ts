// The outbox in its parts, for a page that puts them into files of its own.
export { createOutbox } from './outbox.ts'
export { createSender } from './sending/sender.ts'
export { createKeeper, type Keeper } from './keeper.ts'
export { createDeliverer } from './sending/deliverer.ts'
export { importAnew } from './import-anew.ts'

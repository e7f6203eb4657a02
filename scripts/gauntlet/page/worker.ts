import { openOutbox } from '@shopbell/outbox/whole'
import type { WholeOutbox } from '@shopbell/outbox/whole'

// A service worker that drains the outbox of its tablet whenever a page asks.

const boxes = new Map<string, WholeOutbox>()

/** What the types of a page lack. */
interface ExtendableMessageEvent extends MessageEvent<string> {
  waitUntil(work: Promise<unknown>): void
}

addEventListener('message', (event) => {
  const message = event as ExtendableMessageEvent
  const name = message.data
  const url = new URL('/v1/responses', location.href).href
  const box = boxes.get(name) ?? openOutbox({ url, name })
  boxes.set(name, box)
  // Who does not say that it works may be stopped.
  message.waitUntil(box.flush())
})

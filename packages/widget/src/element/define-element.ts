import { defineHost, HOST_NAME } from '../host/host-element.ts'
import { askAt, askIn } from './ask-inline.ts'
import { heldProperty } from './held-property.ts'

/**
 * Defines the element `<shopbell-prompt>`; more than once is harmless.
 * @param collector where elements ask that do not say: any address on it
 */
export function defineElement(collector?: string): void {
  if (collector !== undefined) askAt(collector)
  const host = defineHost(HOST_NAME)
  host.asking = askIn
  // Frameworks set what the class has a setter for as a property, and the rest as an attribute.
  Object.defineProperties(host.prototype, { fields: heldProperty(), prompt: heldProperty() })
  // Those that were defined before, by a prompt that was mounted, have not been heard of yet.
  for (const element of document.querySelectorAll<HTMLElement>(HOST_NAME)) askIn(element)
}

import { defineHost, HOST_NAME } from '../host/host-element.ts'
import { ask } from './ask-inline.ts'
import { heldProperty } from './held-property.ts'

export type { PromptElement, PromptElementAttributes } from './ask-inline.ts'

// Importing this defines the element; on a server there is nothing to define it in.
if (typeof customElements !== 'undefined') {
  const host = defineHost(HOST_NAME)
  host.asking = ask
  // Frameworks set what the class has a setter for as a property, and the rest as an attribute.
  Object.defineProperties(host.prototype, { fields: heldProperty(), prompt: heldProperty() })
  // Those that were defined before, by a prompt that was mounted, have not been heard of yet.
  for (const element of document.querySelectorAll<HTMLElement>(HOST_NAME)) ask(element)
}

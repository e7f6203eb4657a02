import { defineElement } from './define-element.ts'

export type { PromptElement, PromptElementAttributes } from './ask-inline.ts'

// Importing this defines the element; on a server there is nothing to define it in.
if (typeof customElements !== 'undefined') defineElement()

import type { Theme } from '@shopbell/core/config'
import type { PromptEvents } from '../show.ts'

/** What starts an ask; each is explained in the README under "When it asks". */
export type Trigger =
  | 'now'
  | `seconds ${number}`
  | `scroll ${number}`
  | 'exit'
  | `idle ${number}`
  | `seen ${string}`
  | `clicked ${string}`
  | `event ${string}`

/** One wish to ask: which prompt, where, when, whom. A script tag's `data-` attributes are one. */
export interface AskOptions {
  readonly touchpoint: string
  /** Whose customers are asked; else that of the tag. */
  readonly business?: string
  /** Where the collector is; else where the loader came from. */
  readonly collector?: string
  /** A language tag; else that of the tag, the page's `lang`, the browser's language. */
  readonly locale?: string
  /** An element or a CSS selector of one to stand in; else a corner of the window. */
  readonly target?: Element | string
  /** What the page knows of this visit, such as an order number. Nothing that names a person. */
  readonly fields?: Readonly<Record<string, string | number | boolean>>
  /** How it looks and where it stands; goes before what the business's config says. */
  readonly theme?: Theme
  /** Any of these, with commas between, starts it; at once when not given. */
  readonly when?: Trigger | (string & {})
  /** Address patterns with commas between, see `isHere`; everywhere when not given. */
  readonly where?: string
  /** The share of visitors that is asked, from 0 to 1; else 1. */
  readonly sample?: number
  /** Days until somebody who saw the prompt is asked again, 30 when not given; see `decide`. */
  readonly quiet?: number
  /** Who goes first of several that are due: the higher one; else 0. */
  readonly priority?: number
  /** Neither read nor write what this visitor was asked before. */
  readonly memory?: 'none'
  /** Show it whatever was asked before, keep nothing, send nothing. */
  readonly preview?: true | ''
  /** Hold it until `shopbell('consent', true)`. */
  readonly consent?: 'required'
  /** Do not ask a browser that sends Global Privacy Control or Do Not Track. */
  readonly privacy?: 'honour'
}

/** An ask that lacks nothing; numbers may be the text of an attribute, which compares as a number. */
export interface Ask extends AskOptions {
  readonly business: string
  readonly collector: string
  readonly when: string
  readonly where: string
  readonly sample: number
  readonly quiet: number
  readonly priority: number
}

/** The one global name: `window.shopbell`. */
export interface Shopbell {
  /** Adds an ask; it waits for its triggers. */
  (command: 'ask', options: AskOptions): void
  /** Something happened on the page now: starts asks that wait for `event NAME`. */
  (command: 'event', name: string): void
  /** Lifts the gate of `consent: 'required'`; `false` lowers it and takes the prompt away. */
  (command: 'consent', given: boolean): void
  /** Takes the prompt away. */
  (command: 'close'): void
  /** Calls back with the DOM event whenever a prompt is shown, answered, and so on. */
  (command: 'on', event: keyof PromptEvents, listener: (event: CustomEvent) => void): void
  /** Has the console say in words why a prompt did or did not show. */
  (command: 'debug', on: boolean): void
  /** The language of prompts that are not shown yet. */
  (command: 'locale', tag: string): void
}

import type { Outbox } from '@shopbell/outbox'
import type { Turns } from '../turn/turns.ts'
import type { Versions } from '../worker/registration.ts'
import type { Identity } from './identity.ts'
import type { Memory } from './memory.ts'
import type { Paired } from './paired.ts'
import type { Place } from './place.ts'
import type { Awake } from './wake-lock.ts'

/** A tablet that asks, as the first screen knows it. */
export interface Asking {
  readonly collector: string
  readonly place: Place
  readonly paired: Paired | null
  readonly memory: Memory
  readonly identity: Identity
  readonly outbox: Outbox
  readonly turns: Turns
  /** What a shopper sees. */
  readonly screen: HTMLElement
}

/** The same, as the parts know it that look after it behind the first screen. */
export interface Tablet extends Asking {
  readonly awake: Awake
  readonly versions: Promise<Versions>
}

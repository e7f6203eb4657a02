import type { Channel, Lens, Stage } from '../vocabulary/words.ts'

/** The body of `GET /v1/business`: what stands around every page of results. */
export interface Frame {
  readonly business: string
  /** What the business calls itself. */
  readonly name: string
  /** IANA time zone of its own days. */
  readonly timeZone: string
  /** Whether its answers are made up, which every page says. */
  readonly demonstration: boolean
  /** Every touchpoint of the config, in its order. */
  readonly touchpoints: readonly FrameTouchpoint[]
  /** Every location that a touchpoint has, each once, sorted by id. */
  readonly locations: readonly FrameLocation[]
}

/** A touchpoint to choose. */
export interface FrameTouchpoint {
  readonly id: string
  readonly name: string
  readonly channel: Channel
  readonly stage: Stage
  readonly lens: Lens
  /** `null` where it has none. */
  readonly location: string | null
}

/** A location to choose. */
export interface FrameLocation {
  readonly id: string
  readonly name: string
  /** `null` where nobody said. */
  readonly region: string | null
}

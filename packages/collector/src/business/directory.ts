import {
  constructOf,
  isMeasured,
  lensOf,
  placeOf,
  promptOf,
  timeZoneOf,
  type Config,
  type Question,
  type Touchpoint,
} from '@shopbell/core/config'
import { type Lens } from '@shopbell/core'

/** A question as it is asked at one touchpoint. */
export interface Asked {
  readonly question: Question
  readonly construct: string
  readonly lens: Lens
}

/** A touchpoint with what is asked there, nothing if nobody asks, ready to be looked up. */
export interface Place {
  readonly touchpoint: Touchpoint
  readonly timeZone: string
  /** The region of its location; `null` where nobody said. */
  readonly region: string | null
  readonly questions: ReadonlyMap<string, Asked>
}

/** A business with its touchpoints by id. */
export interface Served {
  readonly config: Config
  readonly places: ReadonlyMap<string, Place>
}

/** Every business that a collector serves, by id. */
export interface Directory {
  readonly find: (business: string) => Served | undefined
  /** The one that is meant when none is named: only when there is exactly one. */
  readonly only: Served | undefined
  readonly all: readonly Served[]
}

/**
 * Looks everything up once, so that no answer waits for a search.
 * @throws RangeError when two configs are of the same business
 */
export function directory(configs: readonly Config[]): Directory {
  const all = configs.map(served)
  const byId = new Map(all.map((each) => [each.config.business.id, each]))
  if (byId.size < all.length) throw new RangeError('two configs are of the same business')
  return {
    find: (business) => byId.get(business),
    only: all.length === 1 ? all[0] : undefined,
    all,
  }
}

function served(config: Config): Served {
  const places = config.touchpoints.map((touchpoint): [string, Place] => [
    touchpoint.id,
    {
      touchpoint,
      timeZone: timeZoneOf(config, touchpoint),
      region: regionOf(config, touchpoint),
      questions: new Map(
        questionsOf(config, touchpoint).map((question) => [
          question.id,
          asked(question, touchpoint),
        ]),
      ),
    },
  ])
  return { config, places: new Map(places) }
}

function regionOf({ locations = {} }: Config, touchpoint: Touchpoint): string | null {
  const place = placeOf(touchpoint)
  return place === undefined ? null : (locations[place]?.region ?? null)
}

function questionsOf(config: Config, touchpoint: Touchpoint): readonly Question[] {
  return isMeasured(touchpoint) ? promptOf(config, touchpoint).questions : []
}

function asked(question: Question, touchpoint: Touchpoint): Asked {
  return {
    question,
    construct: constructOf(question),
    lens: lensOf(question, touchpoint),
  }
}

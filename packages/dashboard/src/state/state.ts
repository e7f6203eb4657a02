import type { Frame } from '@shopbell/core/report'
import type { View } from '../address/view.ts'
import type { Device } from '../api/devices.ts'
import type { Place } from '../api/place.ts'
import type { Visit, Visits } from '../api/visit.ts'
import type { Drawing } from '../pages/page.ts'
import { mergeVisits } from './merge-visits.ts'

/** Why signing in did not work. */
export type Wrong = 'token' | 'code' | 'too-many' | 'lost'

/** An answer of the collector as a page draws it, and what it is of. */
export interface Shown {
  readonly view: View
  readonly draw: Drawing
}

/** A page and the list of visits, with how old they are. */
export interface Reading {
  readonly at: 'reading'
  /** What the address says. */
  readonly view: View
  /** `null` until it has come. */
  readonly frame: Frame | null
  /** `null` until the first has come. */
  readonly shown: Shown | null
  /** Whether what is shown is of another view, and the right one is on its way. */
  readonly pending: boolean
  readonly visits: readonly Visit[]
  readonly cursor: string | null
  /** What is known of the visits' touchpoints, by id. */
  readonly places: ReadonlyMap<string, Place>
  /** The tablets; none before they are known. */
  readonly devices: readonly Device[]
  /** Visits that came last, so that the eye finds them; none of the first list. */
  readonly fresh: ReadonlySet<string>
  /** When the page was last up to date, epoch ms; `null` before the first time. */
  readonly upToDate: number | null
  /** Whether the collector could not be reached the last time. */
  readonly lost: boolean
}

/** What the page shows. */
export type State =
  | { readonly at: 'starting' }
  | { readonly at: 'signed-out'; readonly wrong: Wrong | null; readonly busy: boolean }
  | Refusal
  | Reading

/** The collector will not answer that, however often it is asked. */
export interface Refusal {
  readonly at: 'refused'
  /** Whether it wants another business named, or cannot read what the view says. */
  readonly about: 'business' | 'view'
  readonly view: View
  readonly detail: string
  /** Those to choose from, when it lists them. */
  readonly businesses: readonly string[]
}

/** What can happen to it. */
export type Step =
  | { readonly type: 'chose'; readonly view: View }
  | {
      readonly type: 'arrived'
      readonly frame: Frame
      readonly visits: Visits
      /** `null` when what is shown still holds. */
      readonly shown: Shown | null
      readonly places: ReadonlyMap<string, Place>
      /** `null` when those at hand still hold. */
      readonly devices: readonly Device[] | null
      readonly now: number
    }
  | { readonly type: 'lost' }
  | { readonly type: 'signing-in' }
  | { readonly type: 'signed-out'; readonly wrong: Wrong | null }
  | ({ readonly type: 'refused' } & Omit<Refusal, 'at'>)

/** What the page shows after a step. */
export function next(state: State, step: Step): State {
  switch (step.type) {
    case 'chose':
      return choose(state, step.view)
    case 'arrived':
      return state.at === 'reading' ? arrive(state, step) : state
    case 'lost':
      return state.at === 'reading' ? { ...state, lost: true } : state
    case 'signing-in':
      return state.at === 'signed-out' ? { ...state, busy: true } : { at: 'starting' }
    case 'signed-out':
      return { at: 'signed-out', wrong: step.wrong, busy: false }
    case 'refused':
      return {
        at: 'refused',
        about: step.about,
        view: step.view,
        detail: step.detail,
        businesses: step.businesses,
      }
  }
}

/** What is shown of the same business stays in sight until the new view is there. */
function choose(state: State, view: View): Reading {
  if (state.at === 'reading' && state.view.business === view.business) {
    return { ...state, view, pending: true }
  }
  return {
    at: 'reading',
    view,
    frame: null,
    shown: null,
    pending: true,
    visits: [],
    cursor: null,
    places: new Map(),
    devices: [],
    fresh: new Set(),
    upToDate: null,
    lost: false,
  }
}

function arrive(state: Reading, step: Step & { type: 'arrived' }): Reading {
  const visits = mergeVisits(state.visits, step.visits.visits)
  const known = new Set(state.visits.map(({ id }) => id))
  const added = state.upToDate === null ? [] : visits.filter(({ id }) => !known.has(id))
  return {
    ...state,
    frame: step.frame,
    shown: step.shown ?? state.shown,
    pending: step.shown === null && state.pending,
    visits,
    cursor: step.visits.cursor ?? state.cursor,
    places: step.places,
    devices: step.devices ?? state.devices,
    fresh: added.length === 0 ? state.fresh : new Set(added.map(({ id }) => id)),
    upToDate: step.now,
    lost: false,
  }
}

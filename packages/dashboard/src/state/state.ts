import type { Device } from '../api/devices.ts'
import type { Place } from '../api/place.ts'
import type { Report } from '../api/report.ts'
import type { Visit, Visits } from '../api/visit.ts'
import { mergeVisits } from './merge-visits.ts'
import type { Selection } from './selection.ts'

/** Why signing in did not work. */
export type Wrong = 'token' | 'code' | 'too-many' | 'lost'

/** The figures and the list, with how old they are. */
export interface Reading {
  readonly at: 'reading'
  readonly selection: Selection
  /** `null` until the first has come. */
  readonly report: Report | null
  /** Whether the report is of another selection, and the right one is on its way. */
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
  /** The collector wants another business named. */
  | { readonly at: 'refused'; readonly detail: string; readonly businesses: readonly string[] }
  | Reading

/** What can happen to it. */
export type Step =
  | { readonly type: 'chose'; readonly selection: Selection }
  | {
      readonly type: 'arrived'
      readonly visits: Visits
      /** `null` when the one at hand still holds. */
      readonly report: Report | null
      readonly places: ReadonlyMap<string, Place>
      /** `null` when those at hand still hold. */
      readonly devices: readonly Device[] | null
      readonly now: number
    }
  | { readonly type: 'lost' }
  | { readonly type: 'signing-in' }
  | { readonly type: 'signed-out'; readonly wrong: Wrong | null }
  | { readonly type: 'refused'; readonly detail: string; readonly businesses: readonly string[] }

/** What the page shows after a step. */
export function next(state: State, step: Step): State {
  switch (step.type) {
    case 'chose':
      return choose(state, step.selection)
    case 'arrived':
      return state.at === 'reading' ? arrive(state, step) : state
    case 'lost':
      return state.at === 'reading' ? { ...state, lost: true } : state
    case 'signing-in':
      return state.at === 'signed-out' ? { ...state, busy: true } : { at: 'starting' }
    case 'signed-out':
      return { at: 'signed-out', wrong: step.wrong, busy: false }
    case 'refused':
      return { at: 'refused', detail: step.detail, businesses: step.businesses }
  }
}

/** Figures of the same business stay in sight until those of the new period are there. */
function choose(state: State, selection: Selection): Reading {
  if (state.at === 'reading' && state.selection.business === selection.business) {
    return { ...state, selection, pending: true }
  }
  return {
    at: 'reading',
    selection,
    report: null,
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
    report: step.report ?? state.report,
    pending: step.report === null && state.pending,
    visits,
    cursor: step.visits.cursor ?? state.cursor,
    places: step.places,
    devices: step.devices ?? state.devices,
    fresh: added.length === 0 ? state.fresh : new Set(added.map(({ id }) => id)),
    upToDate: step.now,
    lost: false,
  }
}

/** The business's name. */
export function businessOf({ report, selection }: Reading): string | null {
  return report?.name || selection.business
}

import type { Frame } from '@shopbell/core/report'
import type { VNode } from 'preact'
import type { View } from '../address/view.ts'
import type { Reply } from '../api/client.ts'
import type { Query } from '../api/query.ts'
import type { Reading } from '../state/state.ts'

/** What a page is drawn with, beside its own body. */
export interface Around {
  /** What the body on the screen is of; the address may already be ahead of it. */
  readonly view: View
  readonly frame: Frame
  /** Visits as they arrive, and tablets. */
  readonly reading: Reading
  /** Epoch ms. */
  readonly now: number
  /** Shows another view, with a step in the history; `'replace'` while somebody types. */
  readonly go: (view: View, how?: 'replace') => void
  /** Asks the collector for a part that the page opens later. It never rejects. */
  readonly ask: Ask
}

/** Asks the collector one question; `decode` says `null` to what is no answer to it. */
export type Ask = <Value>(
  path: string,
  query: Query,
  decode: (body: unknown) => Value | null,
) => Promise<Reply<Value>>

/** A page of the dashboard: what it asks, and how the answer is drawn. */
export interface PageOf<Body> {
  /** The address it asks, without a leading slash, such as `v1/report/journey`. */
  readonly path: string
  /** What it asks for beside the business, the days and the filters; nothing when not given. */
  readonly query?: (view: View) => Query
  /** Reads the answer. @returns `null` when it is none */
  readonly read: (body: unknown) => Body | null
  readonly Draw: (props: Around & { readonly body: Body }) => VNode | null
}

/** Draws an answer that was read. */
export type Drawing = (around: Around) => VNode | null

/** A page whose body only it knows. */
export interface Page {
  readonly path: string
  readonly query: (view: View) => Query
  /** Reads the answer and says how it is drawn. */
  readonly read: (body: unknown) => Drawing | null
}

import type { ReleaseBook } from './release-book.ts'

/**
 * What a page says to its service worker: a newer version may take over; this page has come up; this
 * version has run for a while; say which versions there are.
 */
export type WorkerRequest =
  | { readonly say: 'take over' | 'up' | 'tell' }
  | { readonly say: 'steady'; readonly version: string }

/** What the service worker answers to `tell`. */
export interface WorkerReply {
  /** The version that the service worker came with. */
  readonly newest: string
  readonly book: ReleaseBook
}

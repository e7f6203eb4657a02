/** What happens to a page: it is seen again, it is hidden, or the network is said to be back. */
export type PageEvent = 'visible' | 'hidden' | 'online'

/**
 * Calls back on each page event until stopped. `hidden` is the last moment a browser promises us;
 * `online` is no promise: it only means that there is some network.
 * @returns the stop
 */
export function watchPage(listener: (event: PageEvent) => void): () => void {
  // It has a `signal`, as the options of a listener have.
  const until = new AbortController()
  globalThis.addEventListener?.('online', () => listener('online'), until)
  // A worker has no document.
  const page = globalThis.document as Document | undefined
  page?.addEventListener('visibilitychange', () => listener(page.visibilityState), until)
  return () => until.abort()
}

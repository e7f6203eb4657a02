import type { WorkerRequest } from './words.ts'

/** How long a version must have run to have proved itself, ms. */
const STEADY = 60_000

/** The version of this page: of the files it came with, whichever service worker handed them out. */
export function pageVersion(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=version]')?.content ?? 'unknown'
}

/**
 * Says that something is on the screen: the watchdog rests.
 * @param isWell whether it is what should be there; then the version counts as good after a while. A
 * version that never says so is taken back
 */
export function reportUp(isWell: boolean): void {
  document.documentElement.dataset['up'] = ''
  if (!isWell) return
  tellWorker({ say: 'up' })
  setTimeout(() => tellWorker({ say: 'steady', version: pageVersion() }), STEADY)
}

function tellWorker(request: WorkerRequest): void {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined
  container?.controller?.postMessage(request)
}

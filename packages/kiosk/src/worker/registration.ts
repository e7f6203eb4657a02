/** How often a new version is looked for, ms. */
const LOOK = 3_600_000
/** How long nobody may have touched the tablet before a new version takes over, ms. */
const QUIET = 10_000

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string }
}

/**
 * Registers the service worker, and lets a new version take over only when `isFree` has been true
 * for a while: a reload in the middle of somebody's tap would lose what they see.
 * @param isFree whether nobody is in the middle of anything
 * @param lastTouch when somebody last touched the tablet, epoch ms
 */
export async function keepUpToDate(isFree: () => boolean, lastTouch: () => number): Promise<void> {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined
  // Absent on plain http but for localhost: the page then works, but does not start offline.
  if (container === undefined) return
  const hadWorker = container.controller !== null
  const registration = await container.register(trusted('sw.js'), { updateViaCache: 'none' })
  setInterval(() => void registration.update().catch(() => undefined), LOOK)

  let changed = false
  // The first worker takes charge of a page that is already the newest.
  container.addEventListener('controllerchange', () => (changed = hadWorker || changed))
  setInterval(() => {
    if (!isFree() || Date.now() - lastTouch() < QUIET) return
    if (changed) location.reload()
    else registration.waiting?.postMessage('take over')
  }, 1000)
}

/** Under Trusted Types a worker's address needs a policy's word. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  const policy = trustedTypes?.createPolicy('shopbell-kiosk', { createScriptURL: (same) => same })
  return policy === undefined ? url : policy.createScriptURL(url)
}

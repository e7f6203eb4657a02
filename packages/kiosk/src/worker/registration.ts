/** How often a new version is looked for, ms. */
const LOOK = 3_600_000

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string }
}

/** The version of the page, and the one that may follow it. */
export interface Versions {
  /** Lets a newer version take over, by a reload, if there is one. Only to be called when nobody would notice. */
  takeNewer(): void
}

/**
 * Registers the service worker, which lets the page start without a network, and looks for newer
 * versions of it. Where there are none (plain http but for localhost) the page works all the same.
 */
export async function registerWorker(): Promise<Versions> {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined
  if (container === undefined) return { takeNewer: () => {} }
  const hadWorker = container.controller !== null
  const registration = await container.register(trusted('sw.js'), { updateViaCache: 'none' })
  setInterval(() => void registration.update().catch(() => undefined), LOOK)

  let changed = false
  // The first worker takes charge of a page that is already the newest.
  container.addEventListener('controllerchange', () => (changed = hadWorker || changed))
  return {
    takeNewer() {
      if (changed) location.reload()
      else registration.waiting?.postMessage('take over')
    },
  }
}

/** Under Trusted Types a worker's address needs a policy's word. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  const policy = trustedTypes?.createPolicy('shopbell-kiosk', { createScriptURL: (same) => same })
  return policy === undefined ? url : policy.createScriptURL(url)
}

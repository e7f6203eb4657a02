import type { WorkerReply, WorkerRequest } from './words.ts'

/** How often a new version is looked for, ms. */
const LOOK = 3_600_000
/** How long the service worker may take to answer, ms. */
const PATIENCE = 5000

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string }
}

/** The version of the page, and the one that may follow it. */
export interface Versions {
  /** Whether a newer version is here and waits. */
  readonly isWaiting: () => boolean
  /** Lets a newer version take over, by a reload, if there is one. Only to be called when nobody would notice. */
  readonly takeNewer: () => void
  /** Which versions were tried here; `null` where there is no service worker that answers. */
  readonly tell: () => Promise<WorkerReply | null>
}

/**
 * Registers the service worker, which lets the page start without a network, and looks for newer
 * versions of it. Where there are none (plain http but for localhost) the page works all the same.
 */
export async function registerWorker(): Promise<Versions> {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined
  if (container === undefined) return NO_VERSIONS
  const hadWorker = container.controller !== null
  const registration = await container.register(trusted('sw.js'), { updateViaCache: 'none' })
  setInterval(() => void registration.update().catch(() => undefined), LOOK)

  let changed = false
  // The first worker takes charge of a page that is already the newest.
  container.addEventListener('controllerchange', () => (changed = hadWorker || changed))
  return {
    isWaiting: () => changed || registration.waiting !== null,
    takeNewer() {
      if (changed) location.reload()
      else registration.waiting?.postMessage({ say: 'take over' } satisfies WorkerRequest)
    },
    tell: () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel()
        // Set, not added: only setting it opens the port.
        // oxlint-disable-next-line unicorn/prefer-add-event-listener
        port1.onmessage = ({ data }) => resolve(data as WorkerReply)
        setTimeout(() => resolve(null), PATIENCE)
        if (registration.active === null) resolve(null)
        else registration.active.postMessage({ say: 'tell' } satisfies WorkerRequest, [port2])
      }),
  }
}

/** Where there is no service worker there is only the version at hand. */
export const NO_VERSIONS: Versions = {
  isWaiting: () => false,
  takeNewer: () => {},
  tell: () => Promise.resolve(null),
}

/** Under Trusted Types a worker's address needs a policy's word. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  const policy = trustedTypes?.createPolicy('shopbell-kiosk', { createScriptURL: (same) => same })
  return policy === undefined ? url : policy.createScriptURL(url)
}

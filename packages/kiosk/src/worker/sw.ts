/// <reference lib="webworker" />

/** Changes with the content of any file. */
declare const VERSION: string
/** Every file of the kiosk, relative to this script. */
declare const FILES: readonly string[]

const worker = globalThis as unknown as ServiceWorkerGlobalScope
const PREFIX = 'shopbell-kiosk-'
const CACHE = PREFIX + VERSION

// Waits until the page says that nobody is in the middle of a tap: see registration.ts.
worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })))),
  )
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOld().then(() => worker.clients.claim()))
})

worker.addEventListener('message', (event) => {
  if (event.data === 'take over') void worker.skipWaiting()
})

// Only the kiosk's own files. Answers and their acknowledgements never pass through a cache.
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  const own = request.method === 'GET' && request.url.startsWith(worker.registration.scope)
  if (!own || url.pathname.endsWith('/sw.js')) return
  const file = request.mode === 'navigate' ? './' : request.url
  event.respondWith(fromCache(file, request))
})

async function fromCache(file: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE)
  return (await cache.match(file, { ignoreSearch: true })) ?? fetch(request)
}

async function dropOld(): Promise<void> {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE)
  await Promise.all(old.map((name) => caches.delete(name)))
}

/// <reference lib="webworker" />
import {
  beginStart,
  keptVersions,
  markBad,
  markGood,
  NEW_BOOK,
  type ReleaseBook,
} from './release-book.ts'
import type { WorkerReply, WorkerRequest } from './words.ts'

/** Changes with the content of any file. */
declare const VERSION: string
/** Every file of the kiosk but its page, relative to this script. */
declare const FILES: readonly string[]
/** What the page must be, byte for byte: another release may arrive while this one is fetched. */
declare const PAGE_INTEGRITY: string

const worker = globalThis as unknown as ServiceWorkerGlobalScope
const PREFIX = 'shopbell-kiosk-'
const BOOK = `${PREFIX}releases`
const PAGE = './'
/** How long a new version may take to come up, ms, before the one before it takes its place. */
const PATIENCE = 20_000

// Waits until the page says that nobody is in the middle of a tap: see registration.ts.
worker.addEventListener('install', (event) => {
  event.waitUntil(fill())
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(tidy().then(() => worker.clients.claim()))
})

worker.addEventListener('message', (event) => {
  const request = event.data as WorkerRequest
  const tab = (event.source as Client | null)?.id ?? ''
  if (request.say === 'take over') void worker.skipWaiting()
  if (request.say === 'up') cameUp.get(tab)?.()
  if (request.say === 'steady')
    event.waitUntil(change((book) => markGood(book, request.version)).then(tidy))
  if (request.say === 'tell') event.waitUntil(tell(event.ports[0]))
})

// Only the kiosk's own files. Answers and their acknowledgements never pass through a cache.
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  const own = request.method === 'GET' && request.url.startsWith(worker.registration.scope)
  if (!own || url.pathname.endsWith('/sw.js')) return
  event.respondWith(request.mode === 'navigate' ? openPage(event) : openFile(request))
})

const cameUp = new Map<string, () => void>()

async function fill(): Promise<void> {
  const cache = await caches.open(PREFIX + VERSION)
  await cache.addAll([
    new Request(PAGE, { cache: 'reload', integrity: PAGE_INTEGRITY }),
    ...FILES.map((file) => new Request(file, { cache: 'reload' })),
  ])
}

/** The page of the newest version, or of the good one before when that does not come up. */
async function openPage(event: FetchEvent): Promise<Response> {
  const { version, isTried } = await begin()
  if (isTried) event.waitUntil(watchStart(event.resultingClientId, version))
  const page = await caches.match(PAGE, { cacheName: PREFIX + version })
  return page ?? fetch(event.request)
}

async function begin(): Promise<{ version: string; isTried: boolean }> {
  let version = VERSION
  const book = await change((before) => {
    const start = beginStart(before, VERSION)
    version = start.version
    return start.book
  })
  return { version, isTried: book.good !== null && book.good !== version }
}

/** A file of any version that is here: names change with contents, and an old page wants its own. */
async function openFile(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request)
}

async function watchStart(tab: string, version: string): Promise<void> {
  const isUp = await new Promise<boolean>((resolve) => {
    cameUp.set(tab, () => resolve(true))
    setTimeout(() => resolve(false), PATIENCE)
  })
  cameUp.delete(tab)
  if (isUp) return
  const client = (await worker.clients.get(tab)) as WindowClient | undefined
  // Somebody may have gone on to another page meanwhile: that says nothing of this version.
  if (client === undefined) return
  await change((book) => markBad(book, version))
  await client.navigate(client.url)
}

async function tell(port: MessagePort | undefined): Promise<void> {
  const reply: WorkerReply = { newest: VERSION, book: await readBook() }
  port?.postMessage(reply)
}

async function readBook(): Promise<ReleaseBook> {
  const kept = await (await caches.open(BOOK)).match(BOOK)
  return kept === undefined ? NEW_BOOK : ((await kept.json()) as ReleaseBook)
}

let changing: Promise<unknown> = Promise.resolve()

/** One change after another, since each is read, then written. */
function change(how: (book: ReleaseBook) => ReleaseBook): Promise<ReleaseBook> {
  const changed = changing.then(async () => {
    const before = await readBook()
    const after = how(before)
    if (after !== before) await (await caches.open(BOOK)).put(BOOK, Response.json(after))
    return after
  })
  changing = changed.catch(() => undefined)
  return changed
}

async function tidy(): Promise<void> {
  const versions = keptVersions(await readBook(), VERSION)
  const kept = new Set([BOOK, ...versions.map((version) => PREFIX + version)])
  const names = await caches.keys()
  // A newer version that is on its way has its files here already, under a name that only it knows.
  const { installing, waiting } = worker.registration
  if (installing !== null || waiting !== null) return
  const old = names.filter((name) => name.startsWith(PREFIX) && !kept.has(name))
  await Promise.all(old.map((name) => caches.delete(name)))
}

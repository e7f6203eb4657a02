import { openOutbox } from '@shopbell/outbox/whole'
import type { Kept, Outbox } from '@shopbell/outbox'
import { uuidV7 } from '@shopbell/widget/prompt'
import type { Orders, Sighting, Thanks } from '../orders.ts'
import { seeded } from '../seeded.ts'
import { installClock, type Clock } from './clock.ts'
import { realFetch, realPause } from './real.ts'
import { SABOTAGES } from './sabotage.ts'
import { STORAGE_FAULTS } from './storage-faults.ts'
import { watchWork } from './work.ts'

// A tablet that nobody has to drive: it asks the desk what to do, with the outbox that the kiosk has,
// at the collector's own address. Its submissions look as the kiosk's do.

const search = new URLSearchParams(location.search)
const desk = search.get('desk')!
const life = search.get('life')!

interface Box {
  readonly outbox: Outbox
  readonly head: { readonly business: string; readonly device: { id: string; boot: string } }
  seq: number
}

const performanceNow = performance.now.bind(performance)
const work = watchWork()
let clock: Clock | undefined
let tellsClock = false
let boxes: readonly Box[] = []
let mend = (): void => {}

async function tapOnce(box: Box, value: number, comment?: string): Promise<[string, Kept]> {
  const id = uuidV7(Date.now())
  const answers: object[] = [{ question: 'satisfaction', value }]
  if (comment !== undefined) answers.push({ question: 'comment', value: comment })
  const body = {
    id,
    touchpoint: 'oak-st-exit',
    at: Date.now(),
    seq: box.seq++,
    locale: 'en',
    ...(clock !== undefined && { fields: { truth: clock.truth() } }),
    ...(tellsClock && { mono: mono() }),
  }
  // Known before it is made, so that nothing may turn up that is not.
  await tell({ what: 'tapped', id })
  const kept = await box.outbox.add({
    key: `${id}/0`,
    id,
    head: box.head,
    body: { ...body, answers, ended: 'done' },
  })
  return [id, kept]
}

const mono = (): number => Math.round(performance.now())

/** The ids that were acknowledged in this life. */
const delivered = new Set<string>()
let isTelling = false

/** Tells the desk, once it wants to hear it. */
async function tell(sighting: Sighting): Promise<void> {
  if (!isTelling) return
  await asked(`${desk}/saw?life=${life}`, { method: 'POST', body: JSON.stringify(sighting) })
}

async function tap({ values, box = 0, lanes = 1, comments = {} }: Parameters<Orders['tap']>[0]) {
  const thanks = { kept: [] as string[], copied: 0, unsafe: 0, waits: [] as number[] }
  const left = values.entries()
  const lane = async (): Promise<void> => {
    for (const [at, value] of left) {
      const start = performanceNow()
      const [id, kept] = await tapOnce(boxes[box]!, value, comments[at])
      thanks.waits.push(performanceNow() - start)
      if (kept === 'copy') thanks.copied++
      if (kept === 'memory') thanks.unsafe++
      else thanks.kept.push(id)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return thanks
}

async function tapOn(pause: number, random: () => number): Promise<never> {
  for (;;) {
    const [id, kept] = await tapOnce(boxes[0]!, 1 + Math.floor(random() * 4))
    // Of the copy no browser says that it survives being killed in the same second.
    void tell({ what: kept === 'disk' ? 'thanked' : 'unsafe', id })
    await realPause(random() * pause)
  }
}

const orders: {
  readonly [Name in keyof Orders]: (
    given: Parameters<Orders[Name]>[0],
  ) => ReturnType<Orders[Name]> | Promise<ReturnType<Orders[Name]>>
} = {
  open({ boxes: count = 1, device, boot, clock: start, tellsClock: tells = false, sabotage }) {
    tellsClock = tells
    if (sabotage !== undefined) SABOTAGES[sabotage]()
    if (start !== undefined) clock = installClock(start, work)
    const url = new URL('/v1/responses', location.href).href
    boxes = Array.from({ length: count }, (_, at) => {
      const id = `${device}-${at}`
      const headers = () => (tells ? { 'shopbell-clock': `${boot} ${mono()}` } : {})
      const outbox = openOutbox({ url, name: `outbox ${id}`, headers })
      outbox.on('delivered', (rows) => {
        for (const row of rows) delivered.add(row.id)
      })
      outbox.start()
      return { outbox, head: { business: 'acme', device: { id, boot } }, seq: 0 }
    })
    return null
  },
  tap,
  keepTapping({ pause, seed }) {
    isTelling = true
    void tapOn(pause, seeded(seed))
    return null
  },
  async tapUntilDrained({ every, backlog }) {
    const all: Thanks[] = []
    void boxes[0]!.outbox.flush()
    do {
      all.push(await tap({ values: [4] }))
      await realPause(every)
    } while (delivered.size - all.filter(({ kept }) => delivered.has(kept[0]!)).length < backlog)
    return {
      kept: all.flatMap(({ kept }) => kept),
      copied: all.reduce((sum, { copied }) => sum + copied, 0),
      unsafe: all.reduce((sum, { unsafe }) => sum + unsafe, 0),
      waits: all.flatMap(({ waits }) => waits),
    }
  },
  async elapse({ milliseconds, grain }) {
    await clock!.elapse(milliseconds, grain)
    return null
  },
  async sleep({ milliseconds, stands }) {
    await clock!.sleep(milliseconds, stands)
    return null
  },
  async catchUp() {
    await clock!.catchUp()
    return null
  },
  setClock({ by }) {
    clock!.set(by)
    return null
  },
  release() {
    clock!.release()
    return null
  },
  mayHang({ mayHang }) {
    work.mayHang = mayHang
    return null
  },
  async flush() {
    const flushed = Promise.all(boxes.map(({ outbox }) => outbox.flush()))
    // A pass lets the page breathe between batches. While time stands still that breath has no end,
    // and the pass only once it is let pass.
    if (clock?.isRunning() !== false) await flushed
    return null
  },
  status: () => Promise.all(boxes.map(({ outbox }) => outbox.status())),
  async pending() {
    const rows = await Promise.all(boxes.map(({ outbox }) => outbox.pending()))
    return rows.flat().map(({ id }) => id)
  },
  async quarantined() {
    const rows = await Promise.all(boxes.map(({ outbox }) => outbox.quarantined()))
    return rows.flat().map(({ id, code }) => ({ id, code }))
  },
  breakStorage({ fault }) {
    mend = STORAGE_FAULTS[fault]()
    return null
  },
  async mendStorage({ patience }) {
    mend()
    const begun = performanceNow()
    const { outbox } = boxes[0]!
    while ((await outbox.status()).storage !== 'disk') {
      if (performanceNow() - begun > patience) break
      await realPause(50)
    }
    return performanceNow() - begun
  },
  async untilDrained() {
    while ((await boxes[0]!.outbox.status()).pending > 0) {
      await boxes[0]!.outbox.flush()
      await realPause(50)
    }
    return null
  },
  async openWorker() {
    await navigator.serviceWorker.register('/worker.js')
    await navigator.serviceWorker.ready
    return null
  },
  async drainByWorker() {
    const { active } = await navigator.serviceWorker.ready
    // A worker has no origin to name.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    active!.postMessage(`outbox ${boxes[0]!.head.device.id}`)
    return null
  },
  leave() {
    // The answer goes first.
    void realPause(200).then(() => location.replace('/healthz'))
    return null
  },
  hang({ milliseconds }) {
    // The answer goes first.
    void realPause(200).then(() => stand(milliseconds))
    return null
  },
  async rob() {
    const [{ name }] = (await indexedDB.databases()) as [{ name: string }]
    const database = await finished(indexedDB.open(name))
    const store = database.transaction('rows', 'readwrite').objectStore('rows')
    const [key] = (await finished(store.getAllKeys(null, 1))) as [string]
    await finished(store.delete(key))
    database.close()
    return key.split('/')[0]!
  },
}

function finished<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error!))
  })
}

async function obey(): Promise<never> {
  for (let done = 0; ; done++) {
    const order = (await (await asked(`${desk}/orders?life=${life}&after=${done}`)).json()) as {
      readonly name: keyof Orders
      readonly given: never
    }
    const answer = await Promise.resolve()
      .then(() => orders[order.name](order.given))
      .then(
        (value) => ({ value }),
        (error: unknown) => ({ error: String(error) }),
      )
    const body = JSON.stringify(answer)
    await asked(`${desk}/answers?life=${life}&after=${done}`, { method: 'POST', body })
  }
}

/** Speaks to the desk until it is heard: a tablet that gave up would stand still, and nobody know why. */
async function asked(url: string, init?: RequestInit): Promise<Response> {
  for (;;) {
    try {
      return await realFetch(url, init)
    } catch {
      await realPause(200)
    }
  }
}

void obey()

/** Lets nothing else of this page run. */
function stand(milliseconds: number): void {
  const end = performanceNow() + milliseconds
  while (performanceNow() < end);
}

import type { WholeOutbox } from '@shopbell/outbox/whole'
import type { Device } from '../support/device.ts'
import { expect, test as base } from '../support/fixtures.ts'
import { openOutboxSite } from '../support/outbox-site.ts'
import { expectPoints } from '../support/shop.ts'

declare global {
  interface Window {
    mendDisk?: () => void
  }
}

/** Beside what `outbox-parts` says of its page. */
interface Tablet {
  readonly outboxPage?: { box: WholeOutbox; keep: (value: number) => Promise<string> }
}

const test = base.extend<{ address: string }>({
  /** A page with the whole outbox, which sends to the test's collector. */
  address: async ({ link }, use) => {
    const site = await openOutboxSite('@shopbell/outbox/whole')
    await use(`http://127.0.0.1:${site.port}/?collector=${encodeURIComponent(link.url)}`)
    await site.close()
  },
})

async function opens(tablet: Device, address: string): Promise<void> {
  await tablet.opens(address)
  await expect
    .poll(() => tablet.evaluate(() => (window as unknown as Tablet).outboxPage !== undefined))
    .toBe(true)
}

const start = (tablet: Device): Promise<void> =>
  tablet.evaluate(() => (window as unknown as Tablet).outboxPage!.box.start())
const keep = (tablet: Device): Promise<string> =>
  tablet.evaluate(() => (window as unknown as Tablet).outboxPage!.keep(3))
const status = (tablet: Device) =>
  tablet.evaluate(() => (window as unknown as Tablet).outboxPage!.box.status())

// Functions that run in the page: each breaks its IndexedDB and leaves behind what mends it.
const FAULTS: Record<string, () => void> = {
  'open is refused': () => {
    const open = Reflect.get(IDBFactory.prototype, 'open')
    IDBFactory.prototype.open = () => {
      throw new DOMException('Internal error opening backing store for indexedDB.open.')
    }
    window.mendDisk = () => void (IDBFactory.prototype.open = open)
  },
  'open hangs': () => {
    const open = Reflect.get(IDBFactory.prototype, 'open')
    IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest
    window.mendDisk = () => void (IDBFactory.prototype.open = open)
  },
  'the server of the databases is lost': () => {
    const transaction = Reflect.get(IDBDatabase.prototype, 'transaction')
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('Connection to Indexed Database server lost. Refresh the page')
    }
    window.mendDisk = () => void (IDBDatabase.prototype.transaction = transaction)
  },
  'the disk is full': () => {
    const put = Reflect.get(IDBObjectStore.prototype, 'put')
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No space left.', 'QuotaExceededError')
    }
    window.mendDisk = () => void (IDBObjectStore.prototype.put = put)
  },
  'every write is aborted': () => {
    const put = Reflect.get(IDBObjectStore.prototype, 'put')
    IDBObjectStore.prototype.put = function aborted(...given) {
      const request = put.apply(this, given)
      request.addEventListener('success', () => this.transaction.abort())
      return request
    }
    window.mendDisk = () => void (IDBObjectStore.prototype.put = put)
  },
}

test('when IndexedDB fails, a tap is in the copy; it is on disk within 5 s after, and arrives once', async ({
  address,
  collector,
  link,
  switchOn,
}) => {
  const tablet = await switchOn()
  link.become('down')
  const values: number[] = []
  for (const [name, fault] of Object.entries(FAULTS)) {
    await opens(tablet, address)
    await tablet.evaluate(fault)
    await start(tablet)
    expect(await keep(tablet), name).toBe('copy')
    values.push(3)
    expect((await status(tablet)).storage, name).toBe('copy')
    await tablet.evaluate(() => window.mendDisk!())
    await expect
      .poll(async () => (await status(tablet)).storage, { message: name, timeout: 5_000 })
      .toBe('disk')
    expect((await status(tablet)).pending, name).toBe(values.length)
  }
  link.become('up')
  await expectPoints(collector, values)
  await expect.poll(async () => (await status(tablet)).pending).toBe(0)
  expect((await status(tablet)).dataLossSuspected).toBe(false)
})

test('what only the copy has outlives the browser', async ({
  address,
  collector,
  link,
  switchOn,
}) => {
  let tablet = await switchOn()
  link.become('down')
  await opens(tablet, address)
  await tablet.evaluate(FAULTS['open is refused']!)
  expect(await keep(tablet)).toBe('copy')
  await tablet.close()

  link.become('up')
  tablet = await switchOn()
  await opens(tablet, address)
  await start(tablet)
  await expectPoints(collector, [3])
  await expect
    .poll(() => status(tablet))
    .toMatchObject({ storage: 'disk', pending: 0, generation: 1, dataLossSuspected: false })
})

test('when the database is gone, the copy gives back what waits, and the tablet says so', async ({
  address,
  collector,
  link,
  switchOn,
}) => {
  const tablet = await switchOn()
  link.become('down')
  await opens(tablet, address)
  await start(tablet)
  await expect.poll(async () => (await status(tablet)).storage).toBe('disk')
  for (let taps = 0; taps < 3; taps++) expect(await keep(tablet)).not.toBe('memory')
  await expect.poll(async () => (await status(tablet)).storage).toBe('disk')
  await tablet.evaluate(async () => {
    ;(window as unknown as Tablet).outboxPage!.box.stop()
    for (const { name } of await indexedDB.databases()) {
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name!)
        request.addEventListener('success', resolve)
        request.addEventListener('error', reject)
      })
    }
  })
  await opens(tablet, address)
  await start(tablet)
  await expect
    .poll(() => status(tablet))
    .toMatchObject({ storage: 'disk', pending: 3, dataLossSuspected: true })
  link.become('up')
  await expectPoints(collector, [3, 3, 3])
})

test('a database that does not open any more is followed by another one', async ({
  address,
  collector,
  link,
  switchOn,
}) => {
  const tablet = await switchOn()
  link.become('down')
  await opens(tablet, address)
  await start(tablet)
  await keep(tablet)
  await expect.poll(async () => (await status(tablet)).storage).toBe('disk')
  await opens(tablet, address)
  // Somebody made it a version that this page does not know.
  await tablet.evaluate(async () => {
    const [{ name }] = (await indexedDB.databases()) as [{ name: string }]
    const request = indexedDB.open(name, 9)
    await new Promise((resolve, reject) => {
      request.addEventListener('success', resolve)
      request.addEventListener('error', reject)
    })
    request.result.close()
  })
  await start(tablet)
  await expect
    .poll(() => status(tablet))
    .toMatchObject({ storage: 'disk', generation: 2, dataLossSuspected: true, pending: 1 })
  expect(await keep(tablet)).not.toBe('memory')
  link.become('up')
  await expectPoints(collector, [3, 3])
})

test('a tab that hangs with the lock is followed within ten seconds', async ({
  address,
  collector,
  switchOn,
}) => {
  const tablet = await switchOn()
  await opens(tablet, address)
  // As a tab does that is frozen while it sends: it has the lock, and does not answer.
  await tablet.evaluate(() => {
    const collector = new URLSearchParams(location.search).get('collector')!
    const name = `outbox ${new URL('/v1/responses', collector).href}`
    void navigator.locks.request(name, () => new Promise(() => {})).catch(() => {})
  })
  const asked = Date.now()
  await start(tablet)
  await keep(tablet)
  await expectPoints(collector, [3])
  expect(Date.now() - asked).toBeGreaterThan(4_000)
  await expect.poll(async () => (await status(tablet)).pending).toBe(0)
})

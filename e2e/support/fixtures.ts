import { test as base } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser, type Engine } from '../../scripts/browsers.ts'
import { startCollector, type Collector } from './collector.ts'
import { switchOn, type Device } from './device.ts'
import { layPage, type HostPage, type Page as Host } from './host-page.ts'
import { layLink, type Link } from './link.ts'

export { expect } from '@playwright/test'

/** What a project sets. */
export interface Options {
  engine: Engine
}

interface Fixtures {
  /** A collector of the test's own, with the demonstration business. */
  collector: Collector
  /** The network in front of it; browsers go through it. */
  link: Link
  /** Lays a shop's page that asks by a script tag from the link. */
  lay: (page: Host) => Promise<HostPage>
  /** A profile folder that outlives a browser. */
  profile: string
  /** Starts a browser on the profile; call again after it died. */
  switchOn: () => Promise<Device>
}

export const test = base.extend<Fixtures & Options>({
  engine: ['chromium', { option: true }],
  collector: async ({}, use) => {
    const collector = await startCollector()
    await use(collector)
    await collector.stop()
  },
  link: async ({ collector }, use) => {
    const link = await layLink(collector)
    await use(link)
    await link.close()
  },
  lay: async ({ link }, use) => {
    const pages: HostPage[] = []
    await use(async (page) => {
      const laid = await layPage(link.url, page)
      pages.push(laid)
      return laid
    })
    for (const page of pages) await page.close()
  },
  profile: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'shopbell-profile-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 10 })
  },
  switchOn: async ({ engine, profile }, use, info) => {
    // A WebKit to drive exists on Debian only; elsewhere its stories are skipped, and say so.
    info.skip(findBrowser(engine) === undefined && engine === 'webkit', 'no WebKitGTK driver here')
    const devices: Device[] = []
    await use(async () => {
      const device = await switchOn(engine, profile)
      devices.push(device)
      return device
    })
    for (const device of devices) await device.close().catch(() => undefined)
  },
})

import { test as base } from './fixtures.ts'
import { laySite, type File, type Site } from './site.ts'

export { expect } from '@playwright/test'

/** A test with sites of its own. */
export const test = base.extend<{
  /** Serves a site, which goes with the test. */
  serve: (files: Readonly<Record<string, string | File>>) => Promise<Site>
}>({
  serve: async ({}, use) => {
    const sites: Site[] = []
    await use(async (files) => {
      const site = await laySite(files)
      sites.push(site)
      return site
    })
    for (const site of sites) await site.close()
  },
})

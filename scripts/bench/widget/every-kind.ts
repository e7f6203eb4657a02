import type { Browser } from '@playwright/test'
import { EVERY_TOUCHPOINT } from './business.ts'
import { CONDITIONS } from './conditions.ts'
import type { SizeOf } from './code-bytes.ts'
import type { FileServer } from './file-server.ts'
import { hostPage } from './host-page.ts'
import { loadPage } from './load-page.ts'
import { OUR_CONTROL, scriptTag } from './subjects/ours.ts'

/** The code that every kind of question needs together, loaded and tapped one by one; bytes, gzip. */
export async function everyKind(
  browser: Browser,
  server: FileServer,
  collector: string,
  size: SizeOf,
): Promise<number> {
  const scripts = new Set<string>()
  for (const touchpoint of EVERY_TOUCHPOINT) {
    const markup = scriptTag(collector, 'shopbell.js', touchpoint)
    const html = hostPage({ name: touchpoint, what: '', markup, control: OUR_CONTROL, tap: true })
    const { wire } = await loadPage(
      browser,
      server.page(`/every/${touchpoint}`, html),
      CONDITIONS[0]!,
      true,
    )
    for (const { url, type } of [...wire.requests, ...wire.tapped]) {
      if (type === 'Script') scripts.add(url)
    }
  }
  const sizes = await Promise.all([...scripts].map(size))
  return sizes.reduce((sum, bytes) => sum + bytes, 0)
}

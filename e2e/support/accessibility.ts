import type { Page } from '@playwright/test'
import axe, { type AxeResults } from 'axe-core'

/** The part of axe that runs in the page. */
interface Runner {
  run(part: string, options: { runOnly: string[] }): Promise<AxeResults>
}

/** What axe finds wrong at WCAG 2.2 AA in the page, or in the part a selector names. */
export async function violations(page: Page, part = 'html'): Promise<unknown> {
  // Evaluated and not added as a script element, which Trusted Types would refuse.
  await page.evaluate(axe.source)
  return page.evaluate(async (selector) => {
    const { axe } = window as unknown as { axe: Runner }
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const result = await axe.run(selector, { runOnly })
    return result.violations.map(({ id, nodes }) => ({
      id,
      where: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
    }))
  }, part)
}

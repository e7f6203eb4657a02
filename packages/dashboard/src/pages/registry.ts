import type { Level } from '../address/view.ts'
import type { Page } from './page.ts'

/** A page as the navigation has it. */
export interface Listed {
  /** In the address: small letters and hyphens. */
  readonly name: string
  /** In the navigation, and the page's heading. */
  readonly title: string
  /** Its code comes when it is first opened. */
  readonly load: () => Promise<{ readonly page: Page }>
}

/** Every page there is, in the order of the navigation. */
export const PAGES: readonly Listed[] = [
  { name: 'today', title: 'Today’s answer', load: () => import('./today/page.tsx') },
  { name: 'journey', title: 'Journey', load: () => import('./journey/page.tsx') },
  { name: 'channels', title: 'Channels', load: () => import('./channels/page.tsx') },
  { name: 'trend', title: 'Trend', load: () => import('./trend/page.tsx') },
  { name: 'why', title: 'Why', load: () => import('./why/page.tsx') },
  { name: 'good-enough', title: 'Good enough', load: () => import('./good-enough/page.tsx') },
  { name: 'stores', title: 'Stores and hours', load: () => import('./stores/page.tsx') },
  { name: 'words', title: 'Words', load: () => import('./words/page.tsx') },
  { name: 'touchpoints', title: 'Touchpoints', load: () => import('./touchpoints/page.tsx') },
  { name: 'quality', title: 'Data quality', load: () => import('./quality/page.tsx') },
  { name: 'poster', title: 'Poster', load: () => import('./poster/page.tsx') },
]

/** What each level opens on and sees first. */
const FIRST: Readonly<Record<Level, readonly string[]>> = {
  owner: ['today'],
  region: ['stores', 'today'],
  store: ['today', 'words', 'poster'],
  developer: ['quality', 'touchpoints'],
}

/** All pages, those that the level sees first in front. */
export function pagesFor(level: Level, pages: readonly Listed[] = PAGES): readonly Listed[] {
  const first = FIRST[level].flatMap((name) => pages.find((page) => page.name === name) ?? [])
  return [...first, ...pages.filter((page) => !first.includes(page))]
}

/** The page of a name; what the level opens on for a name that no page has. */
export function pageOf(name: string, level: Level, pages: readonly Listed[] = PAGES): Listed {
  return pages.find((page) => page.name === name) ?? pagesFor(level, pages)[0]!
}

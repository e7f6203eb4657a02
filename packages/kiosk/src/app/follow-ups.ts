import { fetchFollowUps, type FollowUps } from '@shopbell/widget/prompt'
import { fetchPart } from './fetch-part.ts'

/** What draws the screens after the first tap, and their look on a tablet. */
export interface TabletFollowUps extends FollowUps {
  readonly css: string
}

/** Fetches what comes after the first tap, until it comes. */
export async function fetchTabletFollowUps(): Promise<TabletFollowUps> {
  const [followUps, { KIOSK_FOLLOW_UP_CSS }] = await Promise.all([
    fetchPart(fetchFollowUps),
    fetchPart(() => import('./follow-up-css.ts')),
  ])
  return { ...followUps, css: followUps.FOLLOW_UP_CSS + KIOSK_FOLLOW_UP_CSS }
}

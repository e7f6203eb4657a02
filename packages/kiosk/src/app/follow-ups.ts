import { fetchFollowUps, type FollowUps } from '@shopbell/widget/prompt'
import { fetchPart } from './fetch-part.ts'
import type { stayAboveKeyboard } from './stay-above-keyboard.ts'

/** What draws the screens after the first tap, and their look on a tablet. */
export interface TabletFollowUps extends FollowUps {
  readonly css: string
  readonly stayAboveKeyboard: typeof stayAboveKeyboard
}

/** Fetches what comes after the first tap, until it comes. */
export async function fetchTabletFollowUps(): Promise<TabletFollowUps> {
  const [followUps, { KIOSK_FOLLOW_UP_CSS, stayAboveKeyboard }] = await Promise.all([
    fetchPart(fetchFollowUps),
    fetchPart(() => import('./on-tablet.ts')),
  ])
  return { ...followUps, stayAboveKeyboard, css: followUps.FOLLOW_UP_CSS + KIOSK_FOLLOW_UP_CSS }
}

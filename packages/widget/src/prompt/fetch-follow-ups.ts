import type { FollowUps } from './prompt.ts'

/** Fetches what draws the screens after the first tap; rejects when it does not come. */
export function fetchFollowUps(): Promise<FollowUps> {
  return import('./follow-up/index.ts')
}

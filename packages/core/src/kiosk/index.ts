export {
  type Episode,
  type EpisodeRule,
  type Tap,
  EPISODE_RULE,
  episodes,
} from './episode-filter.ts'
export { type TapQuality, isDistorted, tapQuality } from './tap-quality.ts'
export { isSurge, surgeLimit } from './surge.ts'

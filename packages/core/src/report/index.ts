export { type Frame, type FrameLocation, type FrameTouchpoint } from './frame.ts'
export {
  type Comment,
  type CommentLanguage,
  type CommentTerm,
  type CommentsReport,
  type ScoreBand,
} from './comments.ts'
export {
  type ExclusionEntry,
  type FlagRule,
  type QualityReport,
  type ResponseRate,
  type ThreeWays,
} from './quality.ts'
export { type Scope } from './scope.ts'
export {
  type InventoryCoverage,
  type InventoryEntry,
  type InventoryState,
  type TouchpointsReport,
  type UsualEntry,
} from './touchpoints.ts'

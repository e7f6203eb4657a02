export {
  type ChannelAlone,
  type ChannelsReport,
  type Consistency,
  type Parity,
  type Together,
} from './channels.ts'
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
export {
  type Coverage,
  type JourneyCell,
  type JourneyReport,
  type OpenedCell,
  type OpenedPoint,
  type OpenedReason,
  type OpenedTouchpoint,
  type UnmeasuredTouchpoint,
} from './journey.ts'
export {
  type Fix,
  type FixReason,
  type TodayChange,
  type TodayFigure,
  type TodayGap,
  type TodayReport,
} from './today.ts'

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
  type StageExpectation,
  type StageRow,
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
export {
  type Driver,
  type DriverAnalysis,
  type DriversReport,
  type ReasonOption,
  type ReasonQuestion,
  type ReasonSide,
  type Sample,
} from './drivers.ts'
export { type Enough, type LoyaltyReport, type LoyaltyStep } from './loyalty.ts'
export { type HourCell, type StoreRank, type StoresReport } from './stores.ts'
export {
  type ChangeEffect,
  type LensTrend,
  type PeriodChange,
  type TrendPoint,
  type TrendReport,
  type TrendStep,
  type WatchState,
} from './trend.ts'

export { type Caller, type Collector, type CollectorOptions, createCollector } from './collector.ts'
export { type Access, createAccess } from './access/access.ts'
export { hashOf } from './access/token.ts'
export { type Asset, type Assets } from './assets/asset.ts'
export { builtFolders } from './assets/built.ts'
export { type Folder, assetOf, loadAssets } from './assets/load.ts'
export { type Loaded, loadConfigs } from './business/load.ts'
export { DEMO_BUSINESS, DEMO_CONFIG, DEMO_FOLDER } from './demo.ts'
export { type Listening, type Patience, listen } from './entries/node.ts'
export { type ClientName, clientNames } from './limits/client.ts'
export { DEFAULT_RATES, type Rates } from './limits/limits.ts'
export { type Rate } from './limits/rate-limit.ts'
export { type Metrics, createMetrics } from './metrics/metrics.ts'
export { type Group } from './report/groups.ts'
export { type Gap, type TwoLenses } from './report/gap.ts'
export { type Joint } from './report/joint.ts'
export { type Participation } from './report/participation.ts'
export { type Quality, type WithoutFlagged } from './report/quality.ts'
export { type Report } from './report/report.ts'
export { type BootClock, type Stretch, type Sync } from './devices/boot-clock.ts'
export {
  type BootNews,
  type Confirmed,
  type Confirming,
  type DeviceRow,
  type DeviceStore,
  type KeptAlert,
  type KeptDevice,
  type KeptPairing,
  type KeptStatus,
  type Sighting,
} from './store/device-store.ts'
export {
  type Cell,
  type Count,
  type Entry,
  type EventItem,
  type FlagCell,
  type Item,
  type KeptAnswer,
  type Listed,
  type ListedAnswer,
  type OptionCell,
  type Outcome,
  type PairCell,
  type RecentQuery,
  type RollupQuery,
  type Rollups,
  type Step,
  type StepCell,
  type Store,
  StoreUnavailable,
} from './store/store.ts'
export { type Committed, type CommitObserver } from './store/commit-observer.ts'
export { openSqlite } from './store/sqlite/open.ts'
export { openPostgres } from './store/postgres/open.ts'
export { recountPostgres } from './store/postgres/recount.ts'
export { type Difference, type Recount } from './store/recount.ts'
export { recount } from './store/sqlite/recount.ts'

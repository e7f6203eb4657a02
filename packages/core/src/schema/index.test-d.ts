import { expectTypeOf } from 'vitest'
import type { Checked } from '../config/index.ts'
import type { Ending, VisitEvent } from '../index.ts'
import type { Hours } from '../time/index.ts'
import type {
  Answer,
  Batch,
  Confirmation,
  Device,
  DeviceAlert,
  DeviceAlertKind,
  DeviceClock,
  DeviceList,
  DeviceState,
  DeviceStatus,
  DeviceStorage,
  ExportedRow,
  Gaps,
  Heartbeat,
  HeartbeatReply,
  ListedDevice,
  OutboxExport,
  Pairing,
  PairingRequest,
  PairingStatus,
  Response,
  Result,
  SeqRange,
  Touch,
} from './index.ts'
import {
  decodeBatch,
  decodeConfirmation,
  decodeHeartbeat,
  decodeOutboxExport,
  decodePairingRequest,
  decodeResponse,
} from './index.ts'

// The responses of a batch are still to be looked at, one by one, and so are their values.
expectTypeOf(decodeBatch).toEqualTypeOf<(body: unknown) => Checked<Batch>>()
expectTypeOf<Batch>().toEqualTypeOf<{
  readonly business: string
  readonly sentAt?: number
  readonly device?: Device
  readonly responses: readonly unknown[]
}>()
expectTypeOf<Device>().toEqualTypeOf<{
  readonly id: string
  readonly boot: string
  readonly mono?: number
}>()
expectTypeOf<Touch>().toEqualTypeOf<{ readonly x: number; readonly y: number }>()
expectTypeOf(decodeResponse).toEqualTypeOf<(value: unknown) => Checked<Response>>()
expectTypeOf<Response>().toEqualTypeOf<{
  readonly id: string
  readonly touchpoint: string
  readonly at: number
  readonly seq?: number
  readonly mono?: number
  readonly touch?: Touch
  readonly locale?: string
  readonly answers: readonly Answer[]
  readonly ended?: Ending
  readonly event?: VisitEvent
  readonly fields?: { readonly [name: string]: string | number | boolean }
}>()
expectTypeOf<Answer>().toEqualTypeOf<{
  readonly question: string
  readonly value: unknown
  readonly order?: readonly string[]
}>()
expectTypeOf<Result>().toEqualTypeOf<{
  readonly id: string
  readonly status: 'stored' | 'duplicate' | 'rejected'
  readonly code?: string
  readonly message?: string
}>()

// What a device sends is not trusted before somebody has looked.
expectTypeOf(decodePairingRequest).returns.toEqualTypeOf<Checked<PairingRequest>>()
expectTypeOf(decodeConfirmation).returns.toEqualTypeOf<Checked<Confirmation>>()
expectTypeOf(decodeHeartbeat).returns.toEqualTypeOf<Checked<Heartbeat>>()
expectTypeOf(decodeOutboxExport).returns.toEqualTypeOf<Checked<OutboxExport>>()
expectTypeOf<PairingRequest>().toEqualTypeOf<{
  readonly business: string
  readonly device: string
}>()
expectTypeOf<Pairing>().toEqualTypeOf<{
  readonly protocol: string
  readonly words: string
  readonly secret: string
  readonly expiresAt: number
}>()
expectTypeOf<PairingStatus>().toEqualTypeOf<{
  readonly protocol: string
  readonly status: 'waiting' | 'confirmed' | 'expired'
  readonly token?: string
  readonly touchpoint?: string
  readonly name?: string
}>()
expectTypeOf<Confirmation>().toEqualTypeOf<{
  readonly touchpoint: string
  readonly name?: string
  readonly replaces?: string
}>()
expectTypeOf<DeviceStorage>().toEqualTypeOf<'disk' | 'memory' | 'copy'>()
// What a tablet cannot know is null, and what an older one never heard of is left out.
expectTypeOf<DeviceState>().toEqualTypeOf<{
  readonly pending: number
  readonly oldestUnsent: number | null
  readonly lastDeliveredAt: number | null
  readonly quarantined: number
  readonly storage: DeviceStorage
  readonly persisted: boolean | null
  readonly installed: boolean | null
  readonly wakeLock: boolean | null
  readonly version: string
  readonly usage?: number | null
  readonly quota?: number | null
  readonly dataLossSuspected?: boolean
  readonly nextSeq: number
}>()
expectTypeOf<Heartbeat>().toEqualTypeOf<{
  readonly business: string
  readonly boot: string
  readonly at: number
  readonly mono: number
  readonly state: DeviceState
}>()
expectTypeOf<HeartbeatReply>().toEqualTypeOf<{
  readonly protocol: string
  readonly now: number
  readonly timeZone?: string
  readonly hours?: Hours
  readonly commands: readonly unknown[]
}>()
expectTypeOf<DeviceStatus>().toEqualTypeOf<
  'unpaired' | 'active' | 'silent' | 'retired' | 'replaced' | 'revoked'
>()
expectTypeOf<SeqRange>().toEqualTypeOf<{
  readonly boot: string
  readonly from: number
  readonly to: number
}>()
expectTypeOf<Gaps>().toEqualTypeOf<{
  readonly expected: number
  readonly received: number
  readonly missing: number
  readonly waiting: number
  readonly ranges: readonly SeqRange[]
}>()
expectTypeOf<DeviceClock>().toEqualTypeOf<{
  readonly offset: number | null
  readonly uncertain: number
}>()
expectTypeOf<DeviceAlertKind>().toEqualTypeOf<'silent' | 'needs-cleaning' | 'data-loss'>()
expectTypeOf<DeviceAlert>().toEqualTypeOf<{
  readonly kind: DeviceAlertKind
  readonly since: number
  readonly resolvedAt?: number
}>()
expectTypeOf<ListedDevice['status']>().toEqualTypeOf<DeviceStatus>()
expectTypeOf<ListedDevice['gaps']>().toEqualTypeOf<Gaps>()
expectTypeOf<ListedDevice['clock']>().toEqualTypeOf<DeviceClock>()
expectTypeOf<ListedDevice['alerts']>().toEqualTypeOf<readonly DeviceAlert[]>()
expectTypeOf<ListedDevice['lastHeartbeat']>().toExtend<Heartbeat | null>()
expectTypeOf<DeviceList>().toEqualTypeOf<{
  readonly protocol: string
  readonly devices: readonly ListedDevice[]
}>()
expectTypeOf<OutboxExport['rows']>().toEqualTypeOf<readonly ExportedRow[]>()
expectTypeOf<ExportedRow>().toEqualTypeOf<{
  readonly head: { readonly [name: string]: unknown }
  readonly body: unknown
}>()

import type { Hours } from '../time/hours.ts'
import {
  anything,
  boolean,
  checked,
  isObject,
  list,
  number,
  object,
  oneOf,
  orNull,
  shown,
  text,
  whole,
  type Checked,
  type JsonSchema,
  type Schema,
} from './schema.ts'
import { id, short, time } from './wire.ts'

/** Three short plain words with hyphens between, as a tablet shows them and a person types them. */
export const PAIRING_WORDS: RegExp = /^[a-z]{3,8}(-[a-z]{3,8}){2}$/

/** At most this many rows in one `OutboxExport`: a year of a busy tablet. */
export const MAX_EXPORTED = 1_000_000

/** `POST /v1/pairings`: a tablet asks to be taken in. */
export interface PairingRequest {
  readonly business: string
  /** The random id that the tablet made for itself. */
  readonly device: string
}

/** What it gets for it: words to show, and a secret that only it knows. */
export interface Pairing {
  readonly protocol: string
  /** Matches `PAIRING_WORDS`; nobody else waits under them. */
  readonly words: string
  /** Proves in `GET /v1/pairings/{words}` that it is the one who asked. */
  readonly secret: string
  /** The collector's clock, epoch ms; afterwards the words mean nothing. */
  readonly expiresAt: number
}

/** What became of a pairing so far. */
export interface PairingStatus {
  readonly protocol: string
  readonly status: 'waiting' | 'confirmed' | 'expired'
  /** Only once confirmed: what every request of the device carries from then on. */
  readonly token?: string
  /** Only once confirmed: where the tablet stands. */
  readonly touchpoint?: string
  /** Only once confirmed, and only when it was given one. */
  readonly name?: string
}

/** `POST /v1/pairings/{words}/confirmation`: whoever may manage says where the tablet stands. */
export interface Confirmation {
  readonly touchpoint: string
  /** What people call it. */
  readonly name?: string
  /** The id of a device whose place it takes; that one becomes `replaced`. */
  readonly replaces?: string
}

/** Where a tablet keeps its taps: as it should; only in this page; in the second copy. */
export type DeviceStorage = 'disk' | 'memory' | 'copy'

/** How a tablet is. What it cannot know is left out or `null`, never guessed. */
export interface DeviceState {
  /** How many submissions are kept and not acknowledged. */
  readonly pending: number
  /** `at` of the oldest of them, epoch ms by its own clock; `null` when there is none. */
  readonly oldestUnsent: number | null
  /** When something was last acknowledged, epoch ms by its own clock; `null` for never. */
  readonly lastDeliveredAt: number | null
  /** How many submissions the collector refused for good and the tablet still keeps. */
  readonly quarantined: number
  readonly storage: DeviceStorage
  /** Whether the browser promised not to evict what is kept. */
  readonly persisted: boolean | null
  /** Whether it runs as an installed app. */
  readonly installed: boolean | null
  readonly wakeLock: boolean | null
  /** Of the kiosk. */
  readonly version: string
  /** Bytes in use, and bytes it may use, as the browser estimates them. */
  readonly usage?: number | null
  readonly quota?: number | null
  /** Something that was kept before is not there any more. */
  readonly dataLossSuspected?: boolean
  /** How many `seq` this boot has given out, so that a tail that never arrives is a gap too. */
  readonly nextSeq: number
}

/** `POST /v1/devices/{id}/heartbeat`: still here, and how. */
export interface Heartbeat {
  readonly business: string
  readonly boot: string
  /** The tablet's clock when it sent, epoch ms. */
  readonly at: number
  /** Milliseconds since the boot by a clock that only runs forward; whole. */
  readonly mono: number
  readonly state: DeviceState
}

/** What a tablet hears back. */
export interface HeartbeatReply {
  readonly protocol: string
  /** The collector's clock, epoch ms. */
  readonly now: number
  /** The IANA zone of the touchpoint; beside `hours`. */
  readonly timeZone?: string
  /** When its touchpoint is open; absent when the config does not say. */
  readonly hours?: Hours
  /** None exist yet. */
  readonly commands: readonly unknown[]
}

/**
 * `unpaired` sends without a token; `active` was heard of within the time it should be; `silent` was
 * not; `retired` is out of use; `replaced` has a successor; `revoked` may not send any more.
 */
export type DeviceStatus = 'unpaired' | 'active' | 'silent' | 'retired' | 'replaced' | 'revoked'

/** Some numbers of one boot, both ends included. */
export interface SeqRange {
  readonly boot: string
  readonly from: number
  readonly to: number
}

/** Which of a device's numbered submissions have not arrived. */
export interface Gaps {
  /** How many there must be: of each boot, all up to the highest number heard of. */
  readonly expected: number
  readonly received: number
  /** `expected - received`. */
  readonly missing: number
  /** Of those missing, how many the device said last that it still keeps: late, not lost. */
  readonly waiting: number
  /** All that is missing, by boot and number; only the first 1,000 ranges. */
  readonly ranges: readonly SeqRange[]
}

/** What a device's clock is taken for. */
export interface DeviceClock {
  /** How far its wall clock is ahead of the collector's in its latest boot, ms; `null` when not known. */
  readonly offset: number | null
  /** How many of its responses have a time that could not be made certain. */
  readonly uncertain: number
}

/** `silent`: nothing heard for too long while open. `needs-cleaning`: touches of nobody. `data-loss`: it says so itself. */
export type DeviceAlertKind = 'silent' | 'needs-cleaning' | 'data-loss'

/** Something about a device that a person should look after. */
export interface DeviceAlert {
  readonly kind: DeviceAlertKind
  /** Epoch ms. */
  readonly since: number
  /** When it was over by itself, epoch ms; absent while it lasts. */
  readonly resolvedAt?: number
}

/** One device of `GET /v1/devices`. */
export interface ListedDevice {
  readonly id: string
  readonly name: string | null
  /** Where it stands; of an unpaired one, where it last answered. */
  readonly touchpoint: string | null
  readonly status: DeviceStatus
  /** Epoch ms; `null` of an unpaired one. */
  readonly pairedAt: number | null
  /** When anything of it last arrived, epoch ms; `null` for never. */
  readonly lastSeenAt: number | null
  /** The device that took its place. */
  readonly replacedBy: string | null
  /** The last one, with when it arrived; `null` without any. */
  readonly lastHeartbeat: (Heartbeat & { readonly received: number }) | null
  readonly gaps: Gaps
  readonly clock: DeviceClock
  /** Those that last and those of the last 30 days, the newest first. */
  readonly alerts: readonly DeviceAlert[]
}

/** `GET /v1/devices`. */
export interface DeviceList {
  readonly protocol: string
  readonly devices: readonly ListedDevice[]
}

/** One row of an outbox: a submission's `body`, which is a `Response`, and the `head` it is sent under. */
export interface ExportedRow {
  /** A `Batch` without its responses. */
  readonly head: Readonly<Record<string, unknown>>
  readonly body: unknown
}

/** What a tablet writes to a file for `shopbell import-outbox`: everything it could not send. */
export interface OutboxExport {
  readonly protocol: 'shopbell/1'
  readonly kind: 'outbox-export'
  /** The tablet's clock, epoch ms. */
  readonly exportedAt: number
  /** The tablet's id. */
  readonly device: string
  readonly rows: readonly ExportedRow[]
}

const loose = { strict: false }
const count = whole('a whole number from 0', 0, Number.MAX_SAFE_INTEGER)
const bytes = orNull(number('a number of bytes', 0, Number.MAX_SAFE_INTEGER))

/** The form of a request to be paired. */
export const pairingRequestForm: Schema<PairingRequest> = object(
  { business: id, device: short },
  {},
  loose,
)

/** The form of a confirmation. */
export const confirmationForm: Schema<Confirmation> = object(
  { touchpoint: id },
  { name: text('1 to 100 characters', { min: 1, max: 100 }), replaces: short },
  loose,
)

const state: Schema<DeviceState> = object(
  {
    pending: count,
    oldestUnsent: orNull(time),
    lastDeliveredAt: orNull(time),
    quarantined: count,
    storage: oneOf(['disk', 'memory', 'copy']),
    persisted: orNull(boolean),
    installed: orNull(boolean),
    wakeLock: orNull(boolean),
    version: text('1 to 100 characters', { min: 1, max: 100 }),
    nextSeq: count,
  },
  { usage: bytes, quota: bytes, dataLossSuspected: boolean },
  loose,
)

/** The form of a heartbeat. */
export const heartbeatForm: Schema<Heartbeat> = object(
  { business: id, boot: short, at: time, mono: count, state },
  {},
  loose,
)

const head: Schema<ExportedRow['head']> = {
  json: { type: 'object' },
  check(value, path, problems) {
    if (!isObject(value)) problems.push({ path, found: shown(value), allowed: 'an object' })
  },
}

/** The form of an export; what its rows hold is for the intake to judge, row by row. */
export const outboxExportForm: Schema<OutboxExport> = object(
  {
    protocol: oneOf(['shopbell/1']),
    kind: oneOf(['outbox-export']),
    exportedAt: time,
    device: short,
    rows: list(object({ head, body: anything }, {}, loose), { max: MAX_EXPORTED }),
  },
  {},
  loose,
)

/** What devices send as JSON Schema (2020-12). */
export const deviceSchema: Readonly<
  Record<'pairing' | 'confirmation' | 'heartbeat' | 'outboxExport', JsonSchema>
> = {
  pairing: pairingRequestForm.json,
  confirmation: confirmationForm.json,
  heartbeat: heartbeatForm.json,
  outboxExport: outboxExportForm.json,
}

/**
 * Checks a request to be paired.
 * @returns it, or everything that is wrong with it; fields that are not known are passed over; it
 * never throws
 * @example decodePairingRequest({ business: 'acme', device: '' }).problems[0] // { path: 'device', found: '""', allowed: '1 to 64 characters' }
 */
export function decodePairingRequest(value: unknown): Checked<PairingRequest> {
  return checked(pairingRequestForm, value)
}

/**
 * Checks a confirmation; whether its touchpoint and the device it replaces exist is for the
 * collector to say.
 * @returns it, or everything that is wrong with it; it never throws
 * @example decodeConfirmation({ touchpoint: 'oak-st-exit' }) // { ok: true, value: { touchpoint: 'oak-st-exit' } }
 */
export function decodeConfirmation(value: unknown): Checked<Confirmation> {
  return checked(confirmationForm, value)
}

/**
 * Checks a heartbeat.
 * @returns it, or everything that is wrong with it; it never throws
 * @example decodeHeartbeat({}).problems[0] // { path: 'business', found: 'nothing', allowed: '1 to 64 of A-Z a-z 0-9 . _ -, not starting with a sign' }
 */
export function decodeHeartbeat(value: unknown): Checked<Heartbeat> {
  return checked(heartbeatForm, value)
}

/**
 * Checks what a tablet exported. Its rows are still to be checked: each head with an empty list of
 * responses by `decodeBatch`, each body by `decodeResponse`.
 * @returns it, or everything that is wrong with it; it never throws
 * @example decodeOutboxExport({ protocol: 'shopbell/2' }).problems[0] // { path: 'protocol', found: '"shopbell/2"', allowed: 'shopbell/1' }
 */
export function decodeOutboxExport(value: unknown): Checked<OutboxExport> {
  return checked(outboxExportForm, value)
}

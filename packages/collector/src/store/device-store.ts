import type { DeviceAlertKind, Heartbeat, SeqRange } from '@shopbell/core/wire'
import type { BootClock, Sync } from '../devices/boot-clock.ts'

/** How a device stands to us; whether a paired one is silent is for the clock to say. */
export type KeptStatus = 'unpaired' | 'paired' | 'retired' | 'replaced' | 'revoked'

/** A device as it is kept. */
export interface KeptDevice {
  readonly id: string
  readonly status: KeptStatus
  readonly name: string | null
  /** Where it stands; of an unpaired one, where it last answered. */
  readonly touchpoint: string | null
  /** SHA-256 of its token, hex; `null` until it was handed out. */
  readonly token: string | null
  readonly pairedAt: number | null
  readonly seenAt: number | null
  readonly replacedBy: string | null
  readonly heartbeat: (Heartbeat & { readonly received: number }) | null
  readonly boot: string | null
}

/** What became known of one boot in one request. */
export interface BootNews {
  readonly boot: string
  readonly sync?: Sync
  /** How many numbers it said it has given out. */
  readonly nextSeq?: number
  /** The clock after this request's taps: what it was taken for, and the latest of them. */
  readonly clock?: Pick<BootClock, 'guess' | 'latest'>
}

/** That a device was seen. */
export interface Sighting {
  readonly business: string
  readonly device: string
  /** Epoch ms. */
  readonly received: number
  /** Where it answered. */
  readonly touchpoint?: string
  readonly boots: readonly BootNews[]
  readonly heartbeat?: Heartbeat
  /** It was silent until now, since then; epoch ms. */
  readonly silentSince?: number
}

/** An alert as it is kept. `ends` may lie ahead: it is over then unless it happens again. */
export interface KeptAlert {
  readonly kind: DeviceAlertKind
  readonly since: number
  readonly ends: number | null
}

/** A device with everything that is counted of it. */
export interface DeviceRow extends KeptDevice {
  readonly expected: number
  readonly received: number
  /** Not more than were asked for. */
  readonly missing: readonly SeqRange[]
  /** Of its latest boot; `null` when none is known. */
  readonly clock: BootClock | null
  /** How many of its responses have an uncertain time. */
  readonly uncertain: number
  /** Those that may still last, and those that ended after the moment asked for; newest first. */
  readonly alerts: readonly KeptAlert[]
}

/** A pairing as it is kept. */
export interface KeptPairing {
  readonly business: string
  readonly words: string
  readonly device: string
  /** SHA-256 of its secret, hex. */
  readonly secret: string
  /** Epoch ms. */
  readonly expiresAt: number
  /** What the device's token is made with; `null` until it is confirmed. */
  readonly salt: string | null
}

/** What a confirmation says, and what the token shall be made with. */
export interface Confirming {
  readonly words: string
  readonly touchpoint: string
  readonly name?: string
  readonly replaces?: string
  readonly salt: string
  readonly now: number
}

/**
 * What became of a confirmation. `confirmed` also of one that was confirmed before in the same way;
 * `taken` of one that was confirmed otherwise.
 */
export type Confirmed = 'confirmed' | 'unknown' | 'expired' | 'taken' | 'no-such-device'

/** Pairings are forgotten so long after they expired, ms: a tablet may lose its network for days just when it is confirmed. */
export const PAIRING_REMEMBERED: number = 7 * 86_400_000

/** Where devices are kept. Whatever it changes is durable when its promise resolves. */
export interface DeviceStore {
  /** A device, and the clocks of these boots of it as far as they are known. */
  find(
    business: string,
    device: string,
    boots?: readonly string[],
  ): Promise<{
    readonly device: KeptDevice | null
    readonly clocks: ReadonlyMap<string, BootClock>
  }>
  /**
   * Every device but those unpaired ones that were not seen since `since`, by touchpoint and name.
   * @param ranges how many ranges of missing numbers are told of each
   */
  list(
    business: string,
    options: { readonly since: number; readonly ranges: number },
  ): Promise<readonly DeviceRow[]>
  /** Only that it was seen. */
  see(sighting: Sighting): Promise<void>
  /** @returns false when somebody else waits under these words */
  openPairing(pairing: Omit<KeptPairing, 'salt'>, now: number): Promise<boolean>
  findPairing(words: string): Promise<KeptPairing | null>
  confirm(confirming: Confirming): Promise<Confirmed>
  /** Keeps the hash of a token that is about to be handed out, if its pairing is still the last. */
  handOut(pairing: KeptPairing, token: string): Promise<void>
  /** @returns false when there is no such device */
  setStatus(business: string, device: string, status: 'retired' | 'revoked'): Promise<boolean>
}

import type { Memory } from './memory.ts'

/** What became of a try. */
export type PinTry =
  | { readonly isRight: true }
  | {
      readonly isRight: false
      /** Tries before the next wait. */
      readonly left: number
      /** Milliseconds in which no try counts; 0 when the next may follow at once. */
      readonly wait: number
    }

/** The number that lets staff in. It never leaves the tablet, and there is none until somebody sets one. */
export interface Pin {
  isSet(): Promise<boolean>
  /**
   * Keeps a number.
   * @returns whether it is on the disk
   * @throws RangeError when `weaknessOf` has something against it
   */
  set(pin: string): Promise<boolean>
  /** Tries a number. Works without a network. A try counts before it is looked at. */
  enter(pin: string): Promise<PinTry>
  /** Milliseconds until the next try counts. */
  wait(): Promise<number>
}

interface Kept {
  readonly salt: Uint8Array<ArrayBuffer>
  readonly hash: Uint8Array<ArrayBuffer>
  readonly iterations: number
  /** Wrong tries in a row. */
  readonly wrong: number
  /** When the last of them was, epoch ms. */
  readonly at: number
}

const KEY = 'pin'
/** OWASP's figure of 2023 for PBKDF2 with SHA-256: about 0.2 s on a tablet. */
const ITERATIONS = 600_000
/** Wrong tries before the first wait. */
const FREE = 5
const FIRST_WAIT = 30_000
const LONGEST_WAIT = 3_600_000

/** Why a number is no PIN, in words for whoever sets it; `null` when it is one. */
export function weaknessOf(pin: string): string | null {
  if (!/^\d{4,12}$/.test(pin)) return 'Take 4 to 12 digits.'
  const digits = Array.from(pin, Number)
  const steps = digits.slice(1).map((digit, index) => digit - digits[index]!)
  const isEven = steps.every((step) => step === steps[0])
  if (isEven && Math.abs(steps[0]!) <= 1)
    return 'Too easy to guess. Take digits that are not in a row.'
  return null
}

/** How long to wait after so many wrong tries in a row, ms: none for the first few, then doubling up to an hour. */
export function waitAfter(wrong: number): number {
  return wrong < FREE ? 0 : Math.min(FIRST_WAIT * 2 ** (wrong - FREE), LONGEST_WAIT)
}

/** The PIN in a tablet's memory. */
export function openPin(
  memory: Memory,
  now: () => number = Date.now,
  iterations: number = ITERATIONS,
): Pin {
  const recall = async (): Promise<Kept | null> => (await memory.recall(KEY)) as Kept | null

  /** A clock that was set back must not make the wait longer than it is. */
  function waitOf({ wrong, at }: Kept): number {
    const whole = waitAfter(wrong)
    return Math.min(whole, Math.max(0, at + whole - now()))
  }

  return {
    isSet: async () => (await recall()) !== null,
    async set(pin) {
      const weakness = weaknessOf(pin)
      if (weakness !== null) throw new RangeError(weakness)
      const salt = crypto.getRandomValues(new Uint8Array(16))
      const hash = await hashOf(pin, salt, iterations)
      return memory.remember(KEY, { salt, hash, iterations, wrong: 0, at: 0 } satisfies Kept)
    },
    async enter(pin) {
      const kept = await recall()
      if (kept === null) return { isRight: false, left: 0, wait: 0 }
      if (waitOf(kept) > 0) return { isRight: false, left: 0, wait: waitOf(kept) }
      // Before it is looked at: switching the tablet off must not give tries back.
      const counted: Kept = { ...kept, wrong: kept.wrong + 1, at: now() }
      await memory.remember(KEY, counted)
      const hash = await hashOf(pin, kept.salt, kept.iterations)
      if (isSame(hash, kept.hash)) {
        await memory.remember(KEY, { ...kept, wrong: 0, at: 0 } satisfies Kept)
        return { isRight: true }
      }
      return { isRight: false, left: Math.max(0, FREE - counted.wrong), wait: waitOf(counted) }
    },
    async wait() {
      const kept = await recall()
      return kept === null ? 0 : waitOf(kept)
    },
  }
}

async function hashOf(
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveBits',
  ])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, 256))
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}

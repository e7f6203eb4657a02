import { timingSafeEqual } from 'node:crypto'
import { bearerOf } from '../access/access.ts'
import { hashOf } from '../access/token.ts'
import type { KeptDevice } from '../store/device-store.ts'
import type { ProblemDetails } from './problem.ts'

/**
 * Whether a request may speak for a device: a paired one has its token, and so have those that are
 * retired or replaced, which may still deliver what they kept. A device that was never paired needs
 * none, and one that is revoked has lost it.
 */
export function maySpeakFor(device: KeptDevice | null, request: Request): boolean {
  if (device === null || device.status === 'unpaired') return true
  return device.status !== 'revoked' && hasTokenOf(device, request)
}

/** Whether a request carries a device's own token. Compares in a time that tells nothing. */
export function hasTokenOf({ token }: KeptDevice, request: Request): boolean {
  const given = bearerOf(request)
  if (token === null || given === undefined) return false
  return timingSafeEqual(hashOf(given), Buffer.from(token, 'hex'))
}

/** The answer to whoever may not; nothing was stored. */
export const NOT_THE_DEVICE: ProblemDetails = {
  status: 401,
  code: 'not-the-device',
  title: 'Not this device',
  detail:
    'This device is paired: send its token as "Authorization: Bearer TOKEN". If it was revoked, pair it again; it keeps what it holds.',
}

import { createHmac } from 'node:crypto'

/**
 * The token of a device, made anew from the secret that only the device has, at every poll: so it
 * can be handed out again when an answer was lost, and nothing that is kept here tells it.
 * @param salt of the confirmation: another confirmation makes another token
 */
export function deviceToken(secret: string, salt: string): string {
  return createHmac('sha256', secret).update(`shopbell device ${salt}`).digest('base64url')
}

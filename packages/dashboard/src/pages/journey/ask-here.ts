import type { Channel } from '@shopbell/core'

/** How somebody starts to ask at a touchpoint. */
export interface AskHere {
  /** What to do, in a sentence. */
  readonly how: string
  /** What to put where, as it is; `null` where there is nothing to copy. */
  readonly snippet: string | null
}

interface Asking {
  /** The collector's own, without a slash at its end. */
  readonly origin: string
  readonly business: string
  readonly touchpoint: string
}

/**
 * How to ask at a touchpoint of a channel.
 * @example askHere('web', { origin: 'https://bell.example', business: 'acme', touchpoint: 'checkout' }).snippet // '<script async …'
 */
export function askHere(channel: Channel, { origin, business, touchpoint }: Asking): AskHere {
  switch (channel) {
    case 'web':
      return {
        how: 'Put this tag into the page:',
        snippet: `<script\n  async\n  src="${origin}/shopbell.js"\n  data-business="${business}"\n  data-touchpoint="${touchpoint}"\n></script>`,
      }
    case 'store':
      return {
        how: 'Open this address on a tablet there, then confirm its three words:',
        snippet: `${origin}/kiosk/?business=${encodeURIComponent(business)}\nshopbell pair "THE THREE WORDS" --touchpoint ${touchpoint}`,
      }
    case 'phone':
    case 'sms':
    case 'email':
    case 'chat':
    case 'social':
    case 'mail':
    case 'other':
      return {
        how: 'Send a link to a page of yours that asks, or bring in the answers you have:',
        snippet: `shopbell import answers.csv --touchpoint ${touchpoint} --question satisfaction --value score --at date`,
      }
  }
}

/**
 * What the config needs where nothing is listed yet.
 * @returns one touchpoint as the config has it
 */
export function listedAs(stage: string, channel: Channel): string {
  const touchpoint = { id: 'a-new-id', name: 'What you call it', channel, stage }
  return JSON.stringify({ ...touchpoint, lens: 'experience', prompt: 'visit' }, null, 2)
}

import type { Channel } from '@shopbell/core'
import type { Weights } from '../api/report.ts'

const NAMES: Readonly<Record<Channel, string>> = {
  web: 'Website',
  store: 'Store',
  phone: 'Phone',
  sms: 'Text message',
  email: 'Email',
  chat: 'Chat',
  social: 'Social media',
  mail: 'Letter',
  other: 'Other',
}

/** What a channel is called; one that is not known keeps its id. */
export function channelWords(channel: string): string {
  return Object.hasOwn(NAMES, channel) ? NAMES[channel as Channel] : channel
}

/** How the channels were weighed against each other. */
export function weightWords(weights: Weights): string {
  switch (weights) {
    case 'equal':
      return 'each channel counts the same'
    case 'volume':
      return 'each answer counts the same'
    case 'traffic':
      return 'each customer counts the same'
  }
}

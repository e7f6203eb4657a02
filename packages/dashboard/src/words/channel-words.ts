import type { Channel } from '@shopbell/core'

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

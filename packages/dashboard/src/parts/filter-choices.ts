import { CHANNELS, STAGES } from '@shopbell/core'
import type { Frame } from '@shopbell/core/report'
import type { Filter } from '../address/view.ts'
import { channelWords } from '../words/channel-words.ts'
import { stageWords } from '../words/stage-words.ts'

/** A value that can be chosen, and what it is called. */
export type Choice = readonly [value: string, words: string]

/** What a filter can be set to in a business: only what it has; none where it has none. */
export function choicesOf(filter: Filter, { touchpoints, locations }: Frame): readonly Choice[] {
  switch (filter) {
    case 'channel':
      return CHANNELS.filter((channel) => touchpoints.some((own) => own.channel === channel)).map(
        (channel) => [channel, channelWords(channel)],
      )
    case 'stage':
      return STAGES.filter((stage) => touchpoints.some((own) => own.stage === stage)).map(
        (stage) => [stage, stageWords(stage)],
      )
    case 'region':
      return [...new Set(locations.flatMap(({ region }) => region ?? []))]
        .sort()
        .map((region) => [region, region])
    case 'location':
      return locations.map(({ id, name }) => [id, name])
    case 'touchpoint':
      return touchpoints.map(({ id, name }) => [id, name])
  }
}

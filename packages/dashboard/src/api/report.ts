import { CHANNELS, LEVEL, type Estimate } from '@shopbell/core'
import { fieldsOf, isFields, listOf, textOf } from './fields.ts'

/** Service less experience, and whether the same people answered both. */
export interface Gap extends Estimate {
  readonly basis: 'paired' | 'unpaired'
  /** How many people answered both. */
  readonly pairs: number
  /** How many answers are left out because their writer answered only one of the two. */
  readonly excluded: number
}

/** What is known of one channel. */
export interface ChannelScore {
  readonly channel: string
  readonly responses: number
  /** 0 to 100. */
  readonly index: Estimate
  /** The share of good answers, 0 to 1. */
  readonly share: Estimate
}

/** What each channel weighs when all are taken together. */
export type Weights = 'equal' | 'volume' | 'traffic'

/** All channels together, 0 to 100, under one choice of weights. */
export interface Together {
  readonly weights: Weights
  readonly estimate: Estimate
  /** Of known traffic: the share of customers whose channel has answers, 0 to 1. */
  readonly covers?: number
}

/** A report as the page reads it; every score comes from the collector. */
export interface Report {
  readonly business: string
  /** What it calls itself. */
  readonly name: string
  readonly service: Estimate
  readonly experience: Estimate
  readonly gap: Gap
  /** Only channels that have responses, in the order of the vocabulary, so that nothing is ranked. */
  readonly channels: readonly ChannelScore[]
  readonly together: readonly Together[]
}

/**
 * Reads what `GET /v1/report?by=channel` answered. What is missing reads as no answers.
 * @returns `null` when it is no report at all, as when a captive portal answers
 */
export function readReport(body: unknown): Report | null {
  const report = fieldsOf(body)
  if (!Array.isArray(report['groups'])) return null
  const joint = fieldsOf(report['joint'])
  const alone = listOf(joint['channels']).map(fieldsOf)
  // A prompt that was shown and never answered makes a group too.
  const groups = listOf(report['groups'])
    .map(fieldsOf)
    .filter((group) => count(group['responses']) > 0)
  const channels = groups.map((group): ChannelScore => {
    const channel = textOf(fieldsOf(group['key'])['channel'])
    const card = fieldsOf(fieldsOf(group['scorecards'])['satisfaction'])
    const own = alone.find((other) => other['channel'] === channel)
    return {
      channel,
      responses: count(group['responses']),
      index: readEstimate(own?.['estimate'] ?? card['index']),
      share: readEstimate(card['share']),
    }
  })
  const together = (['equal', 'volume', 'traffic'] as const).flatMap((weights): Together[] => {
    const estimate = joint[weights]
    if (!isFields(estimate)) return []
    const covers = finite(estimate['covers'])
    return [{ weights, estimate: readEstimate(estimate), ...(covers === null ? {} : { covers }) }]
  })
  return {
    business: textOf(report['business']),
    name: textOf(report['name']),
    service: readEstimate(report['service']),
    experience: readEstimate(report['experience']),
    gap: readGap(report['gap']),
    channels: channels.sort((one, other) => place(one.channel) - place(other.channel)),
    together,
  }
}

function readGap(value: unknown): Gap {
  const gap = fieldsOf(value)
  return {
    ...readEstimate(gap),
    basis: gap['basis'] === 'paired' ? 'paired' : 'unpaired',
    pairs: count(gap['pairs']),
    excluded: count(gap['excluded']),
  }
}

function readEstimate(value: unknown): Estimate {
  const estimate = fieldsOf(value)
  return {
    value: finite(estimate['value']),
    low: finite(estimate['low']),
    high: finite(estimate['high']),
    n: count(estimate['n']),
    level: finite(estimate['level']) ?? LEVEL,
  }
}

function place(channel: string): number {
  const at = (CHANNELS as readonly string[]).indexOf(channel)
  return at === -1 ? CHANNELS.length : at
}

function finite(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function count(value: unknown): number {
  return finite(value) ?? 0
}

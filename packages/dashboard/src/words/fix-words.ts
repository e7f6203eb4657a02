import type { Fix } from '@shopbell/core/report'
import { channelWords } from './channel-words.ts'
import { countWords, intervalWords, numberWords, scoreWords, shareWords } from './number-words.ts'
import { reasonWords } from './reason-words.ts'
import { stageWords } from './stage-words.ts'

/** A thing to fix, in words. */
export interface FixWords {
  readonly title: string
  /** Why, a sentence each. */
  readonly why: readonly string[]
}

/** What is to be fixed and why. @example fixWords(fix).title // 'Website, before buying' */
export function fixWords(fix: Fix): FixWords {
  switch (fix.kind) {
    case 'below':
      return { title: placeWords(fix), why: whyBelow(fix) }
    case 'unasked':
      return fix.channel === null
        ? { title: `Ask: ${stageWords(fix.stage)}`, why: ['No touchpoint is listed there.'] }
        : { title: `Ask: ${placeWords(fix)}`, why: whyUnasked(fix) }
    case 'unsure':
      return {
        title: `Ask more: ${placeWords(fix)}`,
        why: [`Too few to say: ${countWords(fix.score.n, 'answer')}.`],
      }
  }
}

/** A stage in a channel. @example placeWords({ stage: 'purchase', channel: 'web' }) // 'Website, buying' */
export function placeWords({
  stage,
  channel,
}: {
  readonly stage: string
  readonly channel: string | null
}): string {
  const when = stageWords(stage)
  if (channel === null) return when
  return `${channelWords(channel)}, ${when.charAt(0).toLowerCase()}${when.slice(1)}`
}

function whyBelow({ score, whole, short, reason }: Fix & { readonly kind: 'below' }): string[] {
  const range = intervalWords(score, scoreWords)
  const at = `${scoreWords(score.value ?? 0)} (${range}) against ${scoreWords(whole)} everywhere`
  const surely = short < 1 ? 'surely below it' : `surely at least ${scoreWords(short)} below`
  const first = `${at}: ${surely}.`
  if (reason === null || reason.share.value === null) return [first]
  const named = `“${reasonWords(reason.option, reason.text)}” is named by`
  const people = `the ${numberWords(reason.share.n)} who said why`
  return [first, `${named} ${shareWords(reason.share.value)} of ${people}.`]
}

function whyUnasked({ touchpoints, traffic }: Fix & { readonly kind: 'unasked' }): string[] {
  const [first, ...rest] = touchpoints.map(({ name }) => name)
  const more = rest.length === 0 ? '' : ` and ${rest.length} more`
  const what = `Nothing is measured at ${first ?? 'its touchpoints'}${more}.`
  return traffic === null || traffic < 0.005
    ? [what]
    : [what, `${shareWords(traffic)} of your customers come this way.`]
}

import type { Channel, Lens } from '@shopbell/core'
import type { Config } from '@shopbell/core/config'
import type { Finding } from '../lint/finding.ts'
import { lint } from '../lint/lint.ts'
import { config } from './shop.ts'

/** Where a prompt is asked: the prompt, the channel, the lens. */
export type Place = readonly [prompt: string, channel: Channel, lens: Lens]

/** A business that asks these prompts at touchpoints `at-0`, `at-1` and so on. */
export function asking(
  prompts: Readonly<Record<string, readonly unknown[]>>,
  places: readonly Place[],
  locale = 'en',
): Config {
  return config({
    business: { id: 'acme', name: 'Acme', locale, timeZone: 'UTC' },
    touchpoints: places.map(([prompt, channel, lens], index) => ({
      id: `at-${index}`,
      name: 'Here',
      channel,
      stage: 'purchase',
      lens,
      prompt,
    })),
    prompts: Object.fromEntries(
      Object.entries(prompts).map(([name, questions]) => [name, { questions }]),
    ),
  })
}

/** What one rule finds, as `path: message`. */
export function found(rule: Finding['rule'], config: Config): readonly string[] {
  return lint(config)
    .filter((finding) => finding.rule === rule)
    .map(({ path, message }) => `${path}: ${message}`)
}

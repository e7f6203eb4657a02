import { promptView, type PromptView } from '@shopbell/core/prompt'
import { decodeConfig } from '@shopbell/core/config'
import { expect, test } from 'vitest'
import { charactersLeft } from './characters-left.ts'

function strings(locale: string): PromptView['strings'] {
  const decoded = decodeConfig({
    business: { id: 'acme', name: 'Acme', locale, timeZone: 'UTC' },
    touchpoints: [
      { id: 't', name: 'T', channel: 'web', stage: 'purchase', lens: 'experience', prompt: 'p' },
    ],
    prompts: { p: { questions: [{ id: 'q', kind: 'text' }] } },
  })
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems))
  return promptView(decoded.value, decoded.value.touchpoints[0]!).strings
}

test.each([
  ['en', 0, '0 characters left'],
  ['en', 1, '1 character left'],
  ['de', 1, 'Noch 1 Zeichen'],
  ['pl', 2, 'Pozostały 2 znaki'],
  ['pl', 5, 'Pozostało 5 znaków'],
])('%s, %i: %s', (locale, left, expected) => {
  expect(charactersLeft(left, locale, strings(locale))).toBe(expected)
})

import { expect, test } from 'vitest'
import { languageWords } from './language-words.ts'

test.each([
  ['en', 'English'],
  ['pt-BR', 'Brazilian Portuguese'],
  ['de-a', 'de-a'],
  ['', ''],
])('the language %s is called %s', (locale, words) => {
  expect(languageWords(locale)).toBe(words)
})

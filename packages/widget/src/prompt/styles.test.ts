import { PAPER } from '@shopbell/core/colour'
import { expect, test } from 'vitest'
import { inScheme, PROMPT_CSS, themeCss } from './styles.ts'

test('accents are mended for the very paper that a prompt is drawn on', () => {
  const papers = [...PROMPT_CSS.matchAll(/--paper:(#\w+)/g)].map(([, paper]) => paper)
  expect(papers).toEqual([PAPER.light, PAPER.dark])
})

test('a theme is custom properties within the root', () => {
  expect(themeCss({ light: '#111111', radius: 8 })).toBe(
    ':host,:host>*{--bell-light:#111111;--bell-radius:8}',
  )
})

test('light and dark hold whatever the device asks for; otherwise it decides', () => {
  expect(inScheme(PROMPT_CSS, 'dark')).toContain('@media all{:host')
  expect(inScheme(PROMPT_CSS, 'light')).toContain('@media not all{:host')
  expect(inScheme(PROMPT_CSS, 'auto')).toBe(PROMPT_CSS)
  expect(inScheme(PROMPT_CSS, undefined)).toBe(PROMPT_CSS)
})

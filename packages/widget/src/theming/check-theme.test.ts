import { beforeEach, expect, test, vi } from 'vitest'
import { checkTheme } from './check-theme.ts'

// What is a colour the browser knows; theme.page.spec.ts asks one.
beforeEach(() => {
  vi.stubGlobal('CSS', { supports: (_: string, value: string) => value !== 'gruen' })
})

test.each([
  {},
  { accent: 'oklch(60% 0.2 30)', radius: 0, font: '"Söhne Buch", Inter, sans-serif', size: 24 },
  { scheme: 'auto', position: 'top-start', offset: { x: 0, y: 400 } },
  { offset: {}, accent: undefined },
])('%j is a theme', (theme) => {
  expect(() => checkTheme('mount', theme)).not.toThrow()
})

test.each([
  [{ accent: 'gruen' }, 'mount: theme.accent must be a colour that CSS knows'],
  [{ radius: 33 }, 'mount: theme.radius must be pixels from 0 to 32'],
  [{ radius: '8px' }, 'mount: theme.radius must be pixels from 0 to 32'],
  [{ font: 'Inter;}*{' }, 'mount: theme.font must be font families with commas between'],
  [{ font: '"Inter' }, 'mount: theme.font must be font families with commas between'],
  [{ size: 8 }, 'mount: theme.size must be pixels from 14 to 24'],
  [{ scheme: 'night' }, 'mount: theme.scheme must be auto, light, dark'],
  [{ position: 'left' }, /top-end, top-start$/],
  [{ offset: 8 }, 'mount: theme.offset must be { x, y } in pixels from 0 to 400'],
  [{ offset: { z: 8 } }, /\{ x, y \}/],
  [{ offset: { x: -1 } }, /\{ x, y \}/],
  [{ colour: 'red' }, /a theme has accent, .*, no colour/],
])('%j is none', (theme, said) => {
  expect(() => checkTheme('mount', theme)).toThrow(said)
})

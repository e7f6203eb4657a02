import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contrast, PAPER, PAPER_RGB, readableOn, readableRgb } from './colour.ts'

test('contrast is what WCAG 2.2 defines', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3)
  expect(contrast('#123456', '#123456')).toBe(1)
})

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`)

test.each([PAPER.light, PAPER.dark])('any accent can be read on %s, and %s on it', (paper) => {
  fc.assert(
    fc.property(colour, (accent) => {
      const drawn = readableOn(paper, accent)
      // As text, as the ground of text, and as a ring of focus, which needs 3.
      expect(contrast(drawn, paper)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(paper, drawn)).toBeGreaterThanOrEqual(4.5)
    }),
  )
})

test('a colour that can be read already is left alone', () => {
  expect(readableOn('#ffffff', '#0b6b53')).toBe('#0b6b53')
})

test.each(['green', '#0b6', '#0b6b5g', ''])('%j is no colour', (wrong) => {
  expect(() => contrast(wrong, '#ffffff')).toThrow(RangeError)
  expect(() => readableOn('#ffffff', wrong)).toThrow(/#rrggbb/)
})

test('a colour by its channels is mended like one in text, on the same paper', () => {
  expect(readableOn('#ffffff', '#ffcc00')).toBe('#8f7200')
  expect(readableRgb(PAPER_RGB.light, [255, 204, 0])).toEqual([143, 114, 0])
  for (const scheme of ['light', 'dark'] as const) {
    const channels = [1, 3, 5].map((at) => parseInt(PAPER[scheme].slice(at, at + 2), 16))
    expect(PAPER_RGB[scheme]).toEqual(channels)
  }
})

import { expect, test } from 'vitest'
import { pointsWords } from './points-words.ts'

test('points have their sign, and small ones a decimal', () => {
  expect([0.098, -0.004, 0].map(pointsWords)).toEqual(['+10', '−0.4', '0'])
})

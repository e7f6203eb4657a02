import { share } from '@shopbell/core'
import { expect, test } from 'vitest'
import { majoritySentence, shareSentence } from './share-sentence.ts'

test('a share says of how many people it is, and between what it lies', () => {
  expect(shareSentence(share(342, 412), 'had it solved')).toBe(
    'Of 412 people, 83% had it solved, somewhere between 79 and 86%.',
  )
  expect(shareSentence(share(1230, 2000), 'are happy')).toMatch(/^Of 2,000 people, 62% are happy/)
})

test('a wide interval is too few to be sure, fewer than five too few to say', () => {
  expect(shareSentence(share(5, 10), 'had it solved')).toBe(
    'Of 10 people, 50% had it solved, somewhere between 24 and 76%: too few to be sure.',
  )
  expect(shareSentence(share(4, 4), 'had it solved')).toBe('Too few to say: 4 people so far.')
  expect(shareSentence(share(1, 1), 'had it solved')).toBe('Too few to say: 1 person so far.')
  expect(shareSentence(share(0, 0), 'had it solved')).toBe('Nobody has answered that yet.')
})

test('most of them, or not, or not sure', () => {
  expect(majoritySentence(true, 'are happy')).toBe('Surely more than half are happy.')
  expect(majoritySentence(false, 'are happy')).toBe('Surely fewer than half are happy.')
  expect(majoritySentence(null, 'are happy')).toBe('Whether more than half are happy is not sure.')
})

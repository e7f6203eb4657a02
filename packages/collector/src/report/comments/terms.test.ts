import { expect, test } from 'vitest'
import { termsOf } from './terms.ts'

const texts = (...all: readonly string[]) => all.map((text) => ({ text, isLow: false }))
const words = (locale: string, minimum: number, ...all: readonly string[]) =>
  termsOf(locale, texts(...all), minimum).map(({ term, comments }) => `${term} ${comments}`)

test('a word counts once a comment, whatever its case, and the most frequent is first', () => {
  expect(
    words('en', 2, 'Queue, queue, QUEUE!', 'A long queue', 'The queue at the till', 'The till'),
  ).toEqual(['queue 3', 'till 2'])
})

test('of equally frequent words the alphabet decides', () => {
  expect(words('en', 1, 'till basket')).toEqual(['basket 1', 'till 1'])
})

test('function words, numbers, short words and what was masked are no terms', () => {
  expect(words('en', 1, 'It was the 20 min of an [e-mail] on tv, and it’s [number]')).toEqual([
    'min 1',
  ])
  expect(words('de', 1, 'Die Kasse war nicht besetzt')).toEqual(['besetzt 1', 'kasse 1'])
  expect(words('de-AT', 1, 'die Kasse')).toEqual(['kasse 1'])
})

test('how many come with a low score is told', () => {
  const queue = { text: 'queue', isLow: true }
  expect(termsOf('en', [queue, queue, { text: 'queue', isLow: false }], 2)).toEqual([
    { term: 'queue', comments: 3, low: 2 },
  ])
})

test('words end where the language says, also without spaces', () => {
  expect(words('ja', 2, '店員さんが親切でした', '店員が親切')).toEqual(['店員 2', '親切 2'])
  expect(words('zh', 2, '排队太长了', '排队很久')).toEqual(['排队 2'])
  expect(words('ar', 2, 'الطابور طويل', 'الطابور بطيء')).toEqual(['الطابور 2'])
})

test('small letters are those of the language', () => {
  expect(words('tr', 2, 'IŞIK kötü', 'ışık')).toEqual(['ışık 2'])
})

test('a word in fewer comments than the minimum is not told', () => {
  expect(words('en', 5, 'queue', 'queue', 'queue', 'queue')).toEqual([])
  expect(words('en', 5)).toEqual([])
})

test('a tag that is no language ends words as any', () => {
  expect(words('de-a', 2, 'lange Schlange', 'Schlange')).toEqual(['schlange 2'])
})

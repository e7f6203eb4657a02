import { expect, test } from 'vitest'
import { asking, found, type Place } from '../testing/asking.ts'

const WEB: Place = ['a', 'web', 'experience']
const STORE: Place = ['b', 'store', 'experience']

function compared(
  one: unknown,
  other: unknown,
  places: readonly Place[] = [WEB, STORE],
): readonly string[] {
  return found('same-words', asking({ a: [one], b: [other] }, places))
}

const own = (text: unknown, more: object = {}): unknown => ({
  id: 'parking',
  kind: 'stars',
  text,
  ...more,
})

test('one construct in other words in another channel is told, with both places', () => {
  expect(compared(own('How was parking?'), own('Did you park well?'))).toStrictEqual([
    'prompts.b.questions[0]: asks about parking in store with other words than prompts.a.questions[0] in web: word it once, or take it from the bank, for only the same words can be compared',
  ])
})

test('so is one of the bank’s that is worded otherwise, wherever in the file it stands', () => {
  const bank = { bank: 'effort' }
  const other = own('Easy?', { kind: 'effort', construct: 'effort' })
  expect(compared(bank, other)[0]).toMatch(/^prompts\.b\.questions\[0\]: .* than prompts\.a/)
  expect(compared(other, bank)[0]).toMatch(/^prompts\.a\.questions\[0\]: .* than prompts\.b/)
})

test('and one that differs from a template that another channel uses', () => {
  const prompts = { a: [own('Well?', { construct: 'satisfaction' })] }
  const [finding] = found('same-words', asking(prompts, [WEB, ['visit', 'store', 'experience']]))
  expect(finding).toMatch(
    /^prompts\.a\.questions\[0\]: .* than the template visit\.questions\[0\] in store/,
  )
})

test('one language in common is enough to tell, and none is not', () => {
  const en = { en: 'How was parking?' }
  expect(compared(own({ ...en, de: 'A?' }), own({ ...en, de: 'B?' }))).toHaveLength(1)
  expect(compared(own({ ...en, de: 'A?' }), own({ ...en, fr: 'C ?' }))).toStrictEqual([])
  expect(compared(own('How was parking?'), own(en))).toStrictEqual([])
})

test.each<[string, unknown, unknown, readonly Place[]]>([
  ['the same words', own('Parking?'), own(' Parking? '), [WEB, STORE]],
  ['other constructs', own('A?'), own('B?', { construct: 'access' }), [WEB, STORE]],
  ['the same channel', own('A?'), own('B?'), [WEB, ['b', 'web', 'experience']]],
  ['the other lens', own('A?'), own('B?'), [WEB, ['b', 'store', 'service']]],
  ['nobody asking', own('A?'), own('B?'), [WEB]],
  ['two questions of the bank', { bank: 'overall' }, { bank: 'delivery' }, [WEB, STORE]],
  [
    'two texts',
    { id: 'parking', kind: 'text', text: 'A?', optional: true },
    { id: 'parking', kind: 'text', text: 'B?', optional: true },
    [WEB, STORE],
  ],
])('%s: nothing to compare', (_name, one, other, places) => {
  expect(compared(one, other, places)).toStrictEqual([])
})

test('a prompt that two channels share is worded once', () => {
  const places = [WEB, ['a', 'store', 'experience']] as const
  expect(found('same-words', asking({ a: [own('A?')] }, places))).toStrictEqual([])
})

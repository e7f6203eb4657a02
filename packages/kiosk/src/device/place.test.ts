import { expect, test } from 'vitest'
import { identify } from './identity.ts'
import { findPlace, type Memory } from './place.ts'

function memory(): Memory {
  const values = new Map<string, string>()
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => values.set(key, value),
  }
}

const refusing: Memory = {
  getItem: () => {
    throw new DOMException('no', 'SecurityError')
  },
  setItem: () => {
    throw new DOMException('no', 'SecurityError')
  },
}

test('the address names the place, and it is remembered for a start without one', () => {
  const kept = memory()
  const place = { business: 'acme', touchpoint: 'exit' }
  expect(findPlace('?business=acme&touchpoint=exit', kept)).toEqual(place)
  expect(findPlace('', kept)).toEqual(place)
})

test('another link moves the tablet', () => {
  const kept = memory()
  findPlace('?business=acme&touchpoint=exit', kept)
  findPlace('?business=acme&touchpoint=aisle', kept)
  expect(findPlace('', kept)).toEqual({ business: 'acme', touchpoint: 'aisle' })
})

test('without a place there is none, also where nothing may be remembered', () => {
  expect(findPlace('', memory())).toBeNull()
  expect(findPlace('?business=acme', memory())).toBeNull()
  expect(findPlace('', refusing)).toBeNull()
  expect(findPlace('?business=a&touchpoint=b', refusing)).toEqual({
    business: 'a',
    touchpoint: 'b',
  })
})

test('a tablet keeps its id, and every start is another boot that counts from 0', () => {
  const kept = memory()
  const [first, second] = [identify(kept), identify(kept)]
  expect(second.id).toBe(first.id)
  expect(second.boot).not.toBe(first.boot)
  expect([first.sequence(), first.sequence(), second.sequence()]).toEqual([0, 1, 0])
})

import { beforeEach, describe, expect, test } from 'vitest'
import { KINDS } from '../testing/stores.ts'

const TOKEN = {
  business: 'acme',
  id: 'a1',
  name: 'Warehouse',
  hash: 'f'.repeat(64),
  scopes: ['read', 'manage'],
  madeAt: 1_000,
} as const
const NEW = { ...TOKEN, revokedAt: null, usedOn: null }

describe.each(KINDS)('tokens in $name', ({ isHere, newPlace }) => {
  beforeEach(({ skip }) => skip(!isHere, 'not on this machine'))
  const open = async () => (await newPlace()).open()

  test('a token that was added is found and listed, and no other is', async () => {
    const { tokens } = await open()
    expect([await tokens.find('acme', 'a1'), await tokens.list('acme')]).toEqual([null, []])
    expect(await tokens.add(TOKEN)).toBe(true)
    expect(await tokens.find('acme', 'a1')).toEqual(NEW)
    expect(await tokens.list('acme')).toEqual([NEW])
    expect([await tokens.find('other', 'a1'), await tokens.list('other')]).toEqual([null, []])
  })

  test('an id is taken once in a business', async () => {
    const { tokens } = await open()
    await tokens.add(TOKEN)
    expect(await tokens.add({ ...TOKEN, name: 'Other', hash: '0'.repeat(64) })).toBe(false)
    expect(await tokens.add({ ...TOKEN, business: 'other' })).toBe(true)
    expect(await tokens.find('acme', 'a1')).toEqual(NEW)
  })

  test('they are listed the oldest first', async () => {
    const { tokens } = await open()
    for (const [id, madeAt] of [
      ['b', 2_000],
      ['a', 2_000],
      ['c', 1_000],
    ] as const) {
      await tokens.add({ ...TOKEN, id, madeAt })
    }
    expect((await tokens.list('acme')).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  })

  test('one that is revoked stays so, from the first time on', async () => {
    const { tokens } = await open()
    await tokens.add(TOKEN)
    expect(await tokens.revoke('acme', 'a1', 5_000)).toBe(true)
    expect(await tokens.revoke('acme', 'a1', 6_000)).toBe(true)
    expect(await tokens.find('acme', 'a1')).toEqual({ ...NEW, revokedAt: 5_000 })
    expect(await tokens.revoke('other', 'a1', 5_000)).toBe(false)
    expect(await tokens.add(TOKEN)).toBe(false)
  })

  test('the last day of its use is kept, whatever arrives late', async () => {
    const { tokens } = await open()
    await tokens.add(TOKEN)
    for (const [day, last] of [
      [20_000, 20_000],
      [20_002, 20_002],
      [20_001, 20_002],
    ] as const) {
      await tokens.use('acme', 'a1', day)
      expect((await tokens.find('acme', 'a1'))?.usedOn).toBe(last)
    }
    await tokens.use('acme', 'none', 1)
  })
})

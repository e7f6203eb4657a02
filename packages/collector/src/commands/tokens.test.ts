import { expect, test } from 'vitest'
import { newDataFolder, shopbell } from '../testing/command.ts'

function tokens(data: string): (...args: string[]) => ReturnType<typeof shopbell> {
  return (...args) => shopbell(['tokens', ...args, '--data', data])
}

async function newTokens() {
  const data = newDataFolder()
  await shopbell(['serve', '--data', data, '--port', '0'])
  return tokens(data)
}

test('a token is made, listed without its secret, and revoked', async () => {
  const run = await newTokens()
  expect((await run()).out).toEqual(['no tokens yet: shopbell tokens make'])
  const made = await run('make', '--name', 'Till', '--scope', 'manage', '--scope', 'read')
  expect(made).toMatchObject({ code: 0, error: [] })
  const [, token, id] = /^(acme~(\w+)~[\w-]{43}) {2}\(shown only now\)$/.exec(made.out[1]!)!
  const listed = (await run('list')).out
  expect(listed).toEqual([
    expect.stringMatching(new RegExp(`^${id}  Till  read, manage  made \\S{10}  never used$`)),
  ])
  expect(await run('revoke', id!)).toMatchObject({ code: 0, out: [`${id} is revoked`] })
  expect((await run()).out).toEqual([expect.stringMatching(/revoked \d{4}-\d\d-\d\d$/)])
  expect(listed.join('\n')).not.toContain(token!.split('~')[2])
})

test('with --json each answer is one line of JSON', async () => {
  const run = await newTokens()
  const made = await run('make', '--name', 'Till', '--json')
  expect(made.out).toHaveLength(1)
  expect(JSON.parse(made.out[0]!)).toMatchObject({ name: 'Till', scopes: ['read'] })
  const [listed] = JSON.parse((await run('--json')).out[0]!) as object[]
  expect(listed).toMatchObject({ name: 'Till', revokedAt: null, usedOn: null })
  expect(listed).not.toHaveProperty('hash')
})

test.each([
  [['make'], 2, /--name NAME/],
  [['make', '--name', ' '], 2, /1 to 100/],
  [['make', '--name', 'x', '--scope', 'all'], 2, /no scope all; there is ingest, read, manage/],
  [['make', 'x', '--name', 'x'], 2, /tokens takes/],
  [['revoke'], 2, /tokens takes/],
  [['forge'], 2, /tokens takes/],
  [['--business', 'none'], 2, /no business none/],
  [['revoke', 'none'], 1, /no token none/],
] as const)('tokens %j ends with %i', async (args, code, says) => {
  const run = await newTokens()
  const ran = await run(...args)
  expect(ran).toMatchObject({ code, out: [], error: [expect.stringMatching(says)] })
})

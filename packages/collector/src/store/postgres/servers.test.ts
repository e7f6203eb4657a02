import { expect, test } from 'vitest'
import { serversOf } from './servers.ts'

test('an address of one server is that server', () => {
  for (const url of [
    'postgres://shop:a%2Cb@db.example:5433/shop?sslmode=verify-full',
    'postgres://shop@[::1]:5432/shop',
    'postgres:///shop?host=/run/postgresql',
  ]) {
    expect(serversOf(url)).toEqual([url])
  }
})

test('of several hosts each has an address of its own, with the same user, database and options', () => {
  expect(
    serversOf('postgresql://shop:word@one:5432,two.example,[::1]:7/shop?target_session_attrs=any'),
  ).toEqual([
    'postgresql://shop:word@one:5432/shop?target_session_attrs=any',
    'postgresql://shop:word@two.example/shop?target_session_attrs=any',
    'postgresql://shop:word@[::1]:7/shop?target_session_attrs=any',
  ])
})

import { expect, test } from 'vitest'
import { newDataFolder, shopbell } from '../testing/command.ts'
import { EXAMPLES } from './examples.ts'
import { HELP } from './help.ts'

const COMMANDS = [
  ...new Set([...HELP.matchAll(/^ {2}shopbell ([a-z][a-z-]*)/gm)].map(([, name]) => name!)),
].filter((name) => name !== 'help')

test('every command that there is has help, and every one that has help is there', async () => {
  const known = (await shopbell(['none'])).error[0]!.split(': ').at(-1)!.split(', ')
  expect(known.filter((name) => name !== 'help').sort()).toEqual([...COMMANDS].sort())
})

test.each(COMMANDS)('%s has help with examples of itself and its exit codes', async (name) => {
  const ran = await shopbell([name, '--help'])
  expect(await shopbell(['help', name])).toEqual(ran)
  expect(ran.code).toBe(0)
  const text = ran.out.join('\n')
  expect(text).toMatch(new RegExp(`^ {2}shopbell ${name}`))
  expect(text).toContain('Ends with 0')
  expect(text).toContain('Examples:')
  const others = COMMANDS.filter((other) => other !== name)
  for (const other of others)
    expect(text).not.toMatch(new RegExp(`^ {2}shopbell ${other}( |$)`, 'm'))
  for (const example of EXAMPLES[name]!) {
    expect(example).toContain(`shopbell ${name}`)
    // Every option that an example names is in the help of its command, or says where things are.
    for (const [option] of example.matchAll(/--[a-z-]+/g)) {
      expect(`${text.replace(/Examples:[^]*/, '')} --data --config --database`).toContain(option)
    }
  }
})

test.each([
  [['devices', '--json'], []],
  [['verify', '--json'], { responses: 0, answers: 0, events: 0, differences: [] }],
  [['tokens', '--json'], []],
] as const)('%j answers one line of JSON', async (args, value) => {
  const data = newDataFolder()
  await shopbell(['serve', '--data', data, '--port', '0'])
  const ran = await shopbell([...args, '--data', data])
  expect([ran.code, ran.error, ran.out.length]).toEqual([0, [], 1])
  expect(JSON.parse(ran.out[0]!)).toEqual(value)
})

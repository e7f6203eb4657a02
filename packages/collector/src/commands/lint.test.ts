import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TEMPLATES } from '@shopbell/core/config'
import { DEMO_CONFIG } from '../demo.ts'
import { shopbell } from '../testing/command.ts'
import { temporaryFolder } from '../testing/folder.ts'

const PLACE = { name: 'Here', channel: 'web', stage: 'purchase', lens: 'experience' }

function written(
  prompts: unknown,
  touchpoints: readonly unknown[] = [{ id: 'a', prompt: 'own' }],
): string {
  const file = join(temporaryFolder(), 'acme.json')
  const config = {
    business: { id: 'acme', name: 'Acme', locale: 'en', timeZone: 'UTC' },
    touchpoints: touchpoints.map((each) => ({ ...PLACE, ...(each as object) })),
    prompts,
  }
  writeFileSync(file, JSON.stringify(config))
  return file
}

const NPS = { own: { questions: [{ id: 'q', kind: 'nps', text: 'Our NPS?' }] } }
const MESSAGE =
  'says “NPS”, a word of the trade and not of its customers: ask how likely they are to recommend you'

test('the demonstration business and the templates have nothing to mend', async () => {
  expect(await shopbell(['lint'])).toEqual({ code: 0, out: ['acme: nothing to mend'], error: [] })
  expect((await shopbell(['lint', DEMO_CONFIG])).code).toBe(0)
  const touchpoints = Object.keys(TEMPLATES).map((prompt) => ({ id: prompt, prompt }))
  const all = await shopbell(['lint', written({}, touchpoints)])
  expect(all).toEqual({ code: 0, out: ['acme: nothing to mend'], error: [] })
})

test('each finding is a line with its place and its rule; the count is said beside', async () => {
  expect(await shopbell(['lint', written(NPS)])).toEqual({
    code: 1,
    out: [`acme: prompts.own.questions[0].text: ${MESSAGE} (jargon)`],
    error: ['acme: 1 to mend'],
  })
})

test('--json is one object, also with nothing in it', async () => {
  const { code, out } = await shopbell(['lint', written(NPS), '--json'])
  expect(code).toBe(1)
  expect(JSON.parse(out.join('\n'))).toStrictEqual({
    findings: [
      { business: 'acme', rule: 'jargon', path: 'prompts.own.questions[0].text', message: MESSAGE },
    ],
  })
  const clean = await shopbell(['lint', '--json'])
  expect(JSON.parse(clean.out.join('\n'))).toStrictEqual({ findings: [] })
  expect(clean.code).toBe(0)
})

test('a config that is wrong is told as by every command', async () => {
  const { code, error } = await shopbell(['lint', written({ own: { questions: [] } })])
  expect(code).toBe(1)
  expect(error[0]).toMatch(/prompts\.own\.questions: found a list of 0/)
})

test('the config may come by option or environment too, and only one of them', async () => {
  const file = written(NPS)
  expect((await shopbell(['lint', '--config', file])).code).toBe(1)
  expect((await shopbell(['lint'], { SHOPBELL_CONFIG: file })).code).toBe(1)
  for (const args of [[file, file], [file, '--config', file], ['--fix']]) {
    expect((await shopbell(['lint', ...args])).code).toBe(2)
  }
})

test('help names it, with examples', async () => {
  const { code, out } = await shopbell(['lint', '--help'])
  expect(code).toBe(0)
  expect(out.join('\n')).toContain('shopbell lint acme.json --json')
})
